using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Evdev;

/// <summary>struct uinput_ff_upload (linux/uinput.h), 104 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct uinput_ff_upload
{
    public uint request_id;
    public int retval;
    public ff_effect effect;
    public ff_effect old;
}
