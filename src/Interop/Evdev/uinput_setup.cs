using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Evdev;

/// <summary>struct uinput_setup (linux/uinput.h), 92 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct uinput_setup
{
    public const int UINPUT_MAX_NAME_SIZE = 80;

    public input_id id;
    public fixed byte name[UINPUT_MAX_NAME_SIZE];
    public uint ff_effects_max;
}
