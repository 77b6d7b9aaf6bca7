using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Evdev;

/// <summary>struct pollfd (poll.h).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct pollfd_t
{
    public int fd;
    public short events;
    public short revents;
}
