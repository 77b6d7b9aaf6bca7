using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>One descriptor to wait for (poll(2)). A negative <see cref="fd"/> is ignored by the kernel.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct pollfd
{
    public int fd;
    public short events;
    public short revents;
}
