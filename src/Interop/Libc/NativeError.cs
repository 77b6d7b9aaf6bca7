using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>Makes exceptions of failed calls. The message ends in the C library's words for the error.</summary>
internal static class NativeError
{
    /// <summary>The failure of the call just made on this thread, whose declaration has SetLastError.</summary>
    /// <param name="what">What could not be done, without a full stop: "Cannot open /dev/uinput".</param>
    public static NativeException Last(string what) => Of(what, Marshal.GetLastPInvokeError());

    /// <summary>A failure with an error number that the call returned.</summary>
    public static NativeException Of(string what, int errno) =>
        new($"{what}: {Marshal.GetPInvokeErrorMessage(errno)}.", errno);
}
