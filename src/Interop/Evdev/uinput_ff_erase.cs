using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Evdev;

/// <summary>struct uinput_ff_erase (linux/uinput.h), 12 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct uinput_ff_erase
{
    public uint request_id;
    public int retval;
    public uint effect_id;
}
