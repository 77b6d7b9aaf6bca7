using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Evdev;

/// <summary>struct input_event (linux/input.h): 24 bytes where a long has 64 bits, 16 where it has 32. Never goes on the wire.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct input_event
{
    public nint sec;
    public nint usec;
    public ushort type;
    public ushort code;
    public int value;
}
