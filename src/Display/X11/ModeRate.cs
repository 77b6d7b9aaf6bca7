using Rdfwd.Interop.Xcb;

namespace Rdfwd.Display.X11;

/// <summary>The refresh rate of a mode (RandR 1.2, MODEINFO).</summary>
internal static class ModeRate
{
    /// <summary>Thousandths of a hertz; 0 when the mode does not say.</summary>
    public static uint MilliHzOf(in xcb_randr_mode_info_t mode)
    {
        const uint interlaced = 1 << 4, doubleScanned = 1 << 5;
        double lines = mode.vtotal * ((mode.mode_flags & doubleScanned) != 0 ? 2.0 : 1) / ((mode.mode_flags & interlaced) != 0 ? 2 : 1);
        return mode.htotal == 0 || lines <= 0 ? 0 : (uint)Math.Min(uint.MaxValue, Math.Round(mode.dot_clock * 1000.0 / mode.htotal / lines));
    }
}
