using Rdfwd.Interop;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Session.Directories;

/// <summary>
/// Lets one start or adoption at a time look for a session and make it: otherwise the same line typed twice makes two, and a
/// dead session gets two daemons. A lock of the kernel on the directory of all sessions; it ends with its holder.
/// </summary>
internal sealed class RootLock : IDisposable
{
    private readonly SafeFileDescriptor _directory;

    /// <summary>Waits for its turn.</summary>
    public RootLock(string root)
    {
        int descriptor = Libc.open(root, Libc.O_RDONLY | Libc.O_CLOEXEC, 0);
        if (descriptor < 0)
            throw new SessionException(Failure.PermissionDenied, $"{root} cannot be opened");
        _directory = new SafeFileDescriptor(descriptor);
        while (Libc.flock(descriptor, Libc.LOCK_EX) != 0)
        {
            if (System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == Libc.EINTR)
                continue;
            _directory.Dispose();
            throw new NativeException($"{root} cannot be locked");
        }
    }

    public void Dispose()
    {
        _directory.Dispose();
    }
}
