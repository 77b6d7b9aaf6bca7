using Microsoft.Extensions.Logging;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Sizes the far display through RandR 1.2, and gives it monitors: with an output for each one where the server has as many. Owned by the
/// thread of its scene.
/// </summary>
internal sealed unsafe class ScreenLayout
{
    private const double MillimetresPerInch = 25.4;
    private const int DefaultDpi = 96;

    private readonly XConnection _x;
    private readonly ILogger _log;
    private readonly MonitorLayout _monitors;
    private readonly ScreenOutputs _outputs;
    private int _dpi;
    private uint _refreshMilliHz;

    public ScreenLayout(XConnection x, ILogger log)
    {
        _x = x;
        _log = log;
        _monitors = new MonitorLayout(x);
        _outputs = new ScreenOutputs(x);
        Width = x.Screen->width_in_pixels;
        Height = x.Screen->height_in_pixels;
    }

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>The server said that the root window has this size.</summary>
    public void Note(int width, int height)
    {
        Width = width;
        Height = height;
    }

    /// <summary>The smallest and the largest screen that the server can have; null when it cannot change its size.</summary>
    public (ScreenSize Least, ScreenSize Most)? Range()
    {
        if (_x.FindExtension("RANDR") is null)
            return null;
        xcb_randr_get_screen_size_range_reply_t* range = xcb_randr_get_screen_size_range_reply(_x.Handle, xcb_randr_get_screen_size_range(_x.Handle, _x.Root), null);
        if (range == null)
            return null;
        (ScreenSize, ScreenSize) sizes = (new(range->min_width, range->min_height), new(range->max_width, range->max_height));
        Libc.free(range);
        return sizes;
    }

    /// <summary>Gives the screen a size, or one as near to it as the server can; false when it keeps the one it has.</summary>
    public bool TryResize(ScreenSize size, int dpi, uint refreshMilliHz) => Arrange(size, dpi <= 0 ? DefaultDpi : dpi, refreshMilliHz, []);

    /// <summary>Gives the screen monitors; none for the one that the server makes of it.</summary>
    public void SetMonitors(IReadOnlyList<ScreenMonitor> monitors, int dpi)
    {
        dpi = dpi <= 0 ? DefaultDpi : dpi;
        if (!HeadsOf(monitors, new ScreenSize(Width, Height)).AsSpan().SequenceEqual(_outputs.Areas))
            Arrange(new ScreenSize(Width, Height), dpi, _refreshMilliHz, monitors);
        if (!_monitors.Set(monitors, _outputs.Used))
            return;
        // Of monitors alone the server tells nobody who waits for RandR's own events, as window managers do; of a size that is new in millimetres it does.
        SetScreenSize(Width, Height, dpi, 1);
        SetScreenSize(Width, Height, dpi);
    }

    /// <summary>Does something in one step, as all others see it: a window manager never finds a new screen with old monitors.</summary>
    public void InOneStep(Action change)
    {
        xcb_grab_server(_x.Handle);
        try
        {
            change();
        }
        finally
        {
            xcb_ungrab_server(_x.Handle);
            _x.Flush();
        }
    }

    /// <summary>
    /// Makes the screen and its monitors as a viewer's are, if the server can; else it keeps its size and a line in the log says so.
    /// </summary>
    public void Apply(Screen screen) => InOneStep(() => Change(screen));

    private void Change(Screen screen)
    {
        if (_x.FindExtension("RANDR") is null)
        {
            _log.LogWarning("The X server keeps its screen of {Width}x{Height}: it has no RandR", Width, Height);
            return;
        }

        int dpi = screen.Dpi <= 0 ? DefaultDpi : screen.Dpi;
        bool same = screen.Width == Width && screen.Height == Height && screen.RefreshMilliHertz == _refreshMilliHz;
        if (same ? dpi != _dpi && !SetScreenSize(Width, Height, dpi) : !Arrange(new ScreenSize(screen.Width, screen.Height), dpi, screen.RefreshMilliHertz, screen.Monitors))
            _log.LogWarning("The X server keeps its screen of {Width}x{Height}: it cannot change to {NewWidth}x{NewHeight}", Width, Height, screen.Width, screen.Height);
        _dpi = dpi;
        SetMonitors(screen.Monitors, dpi);
    }

    private bool Arrange(ScreenSize size, int dpi, uint refreshMilliHz, IReadOnlyList<ScreenMonitor> monitors)
    {
        if (Range() is not { } range)
            return false;
        size = size.Within(range.Least, range.Most);
        // The screen must hold the old and the new modes while one replaces the other; there is always a monitor.
        bool done = SetScreenSize(Math.Max(size.Width, Width), Math.Max(size.Height, Height), dpi)
            && _outputs.TrySet(HeadsOf(monitors, size), refreshMilliHz)
            && SetScreenSize(size.Width, size.Height, dpi);
        if (!done)
            return false;
        _refreshMilliHz = refreshMilliHz;
        Note(size.Width, size.Height);
        return true;
    }

    private Rect[] HeadsOf(IReadOnlyList<ScreenMonitor> monitors, ScreenSize size) => MonitorHeads.Of(monitors, _outputs.Count(), size);

    private bool SetScreenSize(int width, int height, int dpi, uint moreMm = 0)
    {
        uint widthMm = (uint)Math.Max(1, Math.Round(width * MillimetresPerInch / dpi));
        uint heightMm = (uint)Math.Max(1, Math.Round(height * MillimetresPerInch / dpi)) + moreMm;
        return _x.Succeeded(xcb_randr_set_screen_size_checked(_x.Handle, _x.Root, (ushort)width, (ushort)height, widthMm, heightMm));
    }
}
