using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Evdev;

/// <summary>struct input_id (linux/input.h).</summary>
[StructLayout(LayoutKind.Sequential)]
public struct input_id
{
    public ushort bustype;
    public ushort vendor;
    public ushort product;
    public ushort version;
}
