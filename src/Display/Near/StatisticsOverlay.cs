using System.Text;
using Rdfwd.Display.Records;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>
/// Figures in the upper right corner of every near window, where the fewest programs begin to write. Each is a small window of its own inside the near window, transparent for input, so that it
/// is in nobody's picture. Owned by the thread near-windows; borrows the connection.
/// </summary>
internal sealed unsafe class StatisticsOverlay
{
    private const long IntervalUs = 500_000;
    private const long SpanUs = 1_000_000;
    private const int GlyphWidth = 6;
    private const int LineHeight = 13;
    private const int Ascent = 11;
    private const int Margin = 3;

    // From the near window's corner.
    private const int Inset = 4;

    // One request carries so many characters of core text.
    private const int MostCharacters = 200;

    private readonly Dictionary<uint, uint> _overlays = [];
    private readonly XConnection _x;
    private readonly FrameRing _records;
    private readonly Func<uint, string> _decoderOf;
    private readonly bool _canPassInput;
    private uint _gc;
    private long _dueUs;

    /// <param name="x">Of the near windows.</param>
    /// <param name="records">What the presenter records.</param>
    /// <param name="decoderOf">The decoder of a far window's video; empty for none.</param>
    public StatisticsOverlay(XConnection x, FrameRing records, Func<uint, string> decoderOf)
    {
        _x = x;
        _decoderOf = decoderOf;
        _records = records;
        _canPassInput = x.FindExtension("SHAPE") is not null;
    }

    /// <summary>Shows new figures where they are due. Returns the µs until they are due again.</summary>
    public long Turn(IEnumerable<NearWindow> windows, long nowUs, long clockOffsetUs)
    {
        if (nowUs < _dueUs)
            return _dueUs - nowUs;
        _dueUs = nowUs + IntervalUs;
        long farNowUs = nowUs - clockOffsetUs;
        Dictionary<uint, WindowStatistics> statistics = WindowStatistics.Of(_records.Snapshot(), farNowUs - SpanUs, farNowUs).ToDictionary(w => w.Window);
        foreach (NearWindow window in windows)
        {
            if (!window.OverrideRedirect)
                Draw(window, statistics.GetValueOrDefault(window.FarId));
        }

        return IntervalUs;
    }

    /// <summary>A near window goes, and its figures with it.</summary>
    public void Forget(uint farId) => _overlays.Remove(farId);

    private void Draw(NearWindow window, WindowStatistics? statistics)
    {
        const int around = 2 * (Inset + Margin);
        int columns = Math.Min((window.Geometry.Width - around) / GlyphWidth, MostCharacters), rows = (window.Geometry.Height - around) / LineHeight;
        IReadOnlyList<string> lines = OverlayText.Lines(statistics, _decoderOf(window.FarId), columns, rows);
        bool exists = _overlays.TryGetValue(window.FarId, out uint overlay);
        if (lines.Count == 0)
        {
            // A window that is too small for a figure shows only what is its own.
            if (exists)
                xcb_unmap_window(_x.Handle, overlay);
            return;
        }

        if (!exists)
            _overlays[window.FarId] = overlay = Create(window);
        int width = (lines.Max(line => line.Length) * GlyphWidth) + (2 * Margin);
        uint* place = stackalloc uint[4] { (uint)(window.Geometry.Width - width - Inset), (uint)width, (uint)((lines.Count * LineHeight) + (2 * Margin)), XCB_STACK_MODE_ABOVE };
        xcb_configure_window(_x.Handle, overlay, XCB_CONFIG_WINDOW_X | XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT | XCB_CONFIG_WINDOW_STACK_MODE, place);
        xcb_map_window(_x.Handle, overlay);
        xcb_clear_area(_x.Handle, 0, overlay, 0, 0, 0, 0);
        for (int i = 0; i < lines.Count; i++)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(lines[i]);
            fixed (byte* p = bytes)
                xcb_image_text_8(_x.Handle, (byte)bytes.Length, overlay, _gc, Margin, (short)(Margin + Ascent + (i * LineHeight)), p);
        }
    }

    private uint Create(NearWindow window)
    {
        uint overlay = _x.NewId();
        uint* values = stackalloc uint[2] { 0x202020, XCB_GRAVITY_NORTH_EAST };
        xcb_create_window(_x.Handle, XCB_COPY_FROM_PARENT, overlay, window.Id, Inset, Inset, 1, 1, 0, XCB_COPY_FROM_PARENT, XCB_COPY_FROM_PARENT, XCB_CW_BACK_PIXEL | XCB_CW_WIN_GRAVITY, values);
        // An empty input shape: the pointer never sees it.
        if (_canPassInput)
            xcb_shape_rectangles(_x.Handle, XCB_SHAPE_SO_SET, XCB_SHAPE_SK_INPUT, 0, overlay, 0, 0, 0, null);
        if (_gc == 0)
            CreateContext(overlay);
        return overlay;
    }

    private void CreateContext(uint drawable)
    {
        uint font = _x.NewId();
        fixed (byte* name = "fixed"u8)
            xcb_open_font(_x.Handle, font, 5, name);
        _gc = _x.NewId();
        uint* values = stackalloc uint[4] { 0xf0f0f0, 0x202020, font, 0 };
        xcb_create_gc(_x.Handle, _gc, drawable, XCB_GC_FOREGROUND | XCB_GC_BACKGROUND | XCB_GC_FONT | XCB_GC_GRAPHICS_EXPOSURES, values);
    }
}
