using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>
/// Owns one file descriptor and closes it when disposed. Calls that take this type keep the descriptor open while they
/// run, so a concurrent <see cref="SafeHandle.Dispose()"/> never lets a call reach a reused number.
/// </summary>
public sealed class SafeFileDescriptor : SafeHandle
{
    /// <summary>An invalid descriptor, to be filled by a native call.</summary>
    public SafeFileDescriptor()
        : base(-1, ownsHandle: true)
    {
    }

    /// <summary>Takes <paramref name="descriptor"/> over, or only borrows it when <paramref name="ownsHandle"/> is false.</summary>
    public SafeFileDescriptor(int descriptor, bool ownsHandle = true)
        : base(-1, ownsHandle)
    {
        SetHandle(descriptor);
    }

    public override bool IsInvalid => (int)handle < 0;

    /// <summary>The number, for poll and for passing on. Valid only while this object is open.</summary>
    public int Descriptor => (int)handle;

    protected override bool ReleaseHandle() => Libc.close((int)handle) == 0;
}
