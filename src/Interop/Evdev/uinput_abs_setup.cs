using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Evdev;

/// <summary>struct uinput_abs_setup (linux/uinput.h), 28 bytes, absinfo at 4.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct uinput_abs_setup
{
    public ushort code;
    private readonly ushort __filler;
    public input_absinfo absinfo;
}
