using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Evdev;

/// <summary>
/// struct ff_effect (linux/input.h), 48 bytes where pointers have 64 bits. The union is its 16-bit words; beyond them a
/// periodic effect has the length and address of custom samples, a waveform that uinput refuses.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct ff_effect
{
    /// <summary>The 16-bit words of the union that any effect but FF_CUSTOM uses (two ff_condition_effect).</summary>
    public const int UnionWords = 12;

    public ushort type;
    public short id;
    public ushort direction;
    public ushort trigger_button;
    public ushort trigger_interval;
    public ushort replay_length;
    public ushort replay_delay;
    private readonly ushort __pad;
    public fixed ushort u[UnionWords];
    private readonly nint __custom_data;
}
