using System.Text;
using Microsoft.Extensions.Logging;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Sizes the far display through RandR 1.2. Servers without hardware have one CRTC and one output; a mode is made for each
/// size that is wanted and removed with the next one. Owned by the thread of its scene.
/// </summary>
internal sealed unsafe class ScreenLayout
{
    private const double MillimetresPerInch = 25.4;
    private const uint DefaultRefreshMilliHz = 60_000;
    private const int DefaultDpi = 96;

    private readonly XConnection _x;
    private readonly ILogger _log;
    private readonly MonitorLayout _monitors;
    private uint _ownMode;
    private int _dpi;

    public ScreenLayout(XConnection x, ILogger log)
    {
        _x = x;
        _log = log;
        _monitors = new MonitorLayout(x);
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
    public bool TryResize(ScreenSize size, int dpi, uint refreshMilliHz) => Range() is not null && Resize(size.Width, size.Height, dpi <= 0 ? DefaultDpi : dpi, refreshMilliHz);

    /// <summary>Gives the screen monitors; none for the one that the server makes of it.</summary>
    public void SetMonitors(IReadOnlyList<ScreenMonitor> monitors, int dpi)
    {
        dpi = dpi <= 0 ? DefaultDpi : dpi;
        if (!_monitors.Set(monitors))
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
        bool sameSize = screen.Width == Width && screen.Height == Height;
        if (sameSize ? dpi != _dpi && !SetScreenSize(Width, Height, dpi) : !Resize(screen.Width, screen.Height, dpi, screen.RefreshMilliHertz))
            _log.LogWarning("The X server keeps its screen of {Width}x{Height}: it cannot change to {NewWidth}x{NewHeight}", Width, Height, screen.Width, screen.Height);
        _dpi = dpi;
        SetMonitors(screen.Monitors, dpi);
    }

    private bool Resize(int width, int height, int dpi, uint refreshMilliHz)
    {
        xcb_connection_t* c = _x.Handle;
        if (Range() is not { } range)
            return false;
        (width, height) = new ScreenSize(width, height).Within(range.Least, range.Most);

        xcb_randr_get_screen_resources_current_reply_t* resources =
            xcb_randr_get_screen_resources_current_reply(c, xcb_randr_get_screen_resources_current(c, _x.Root), null);
        if (resources == null)
            return false;
        try
        {
            if (resources->num_crtcs == 0 || resources->num_outputs == 0)
                return false;
            uint crtc = xcb_randr_get_screen_resources_current_crtcs(resources)[0];
            uint output = xcb_randr_get_screen_resources_current_outputs(resources)[0];
            uint mode = FindMode(resources, width, height);
            uint created = 0;
            if (mode == 0)
                mode = created = CreateMode(width, height, refreshMilliHz == 0 ? DefaultRefreshMilliHz : refreshMilliHz);
            if (mode == 0)
                return false;
            // A mode that belongs to the output already gives an error here that does no harm.
            xcb_randr_add_output_mode(c, output, mode);
            // The screen must hold the old and the new mode while one replaces the other; there is always a monitor.
            bool done = SetScreenSize(Math.Max(width, Width), Math.Max(height, Height), dpi)
                && SetCrtc(crtc, resources->config_timestamp, mode, &output, 1)
                && SetScreenSize(width, height, dpi);
            if (!done)
                return false;
            if (_ownMode != 0 && _ownMode != mode)
            {
                xcb_randr_delete_output_mode(c, output, _ownMode);
                xcb_randr_destroy_mode(c, _ownMode);
                _ownMode = 0;
            }

            if (created != 0)
                _ownMode = created;
            Note(width, height);
            return true;
        }
        finally
        {
            Libc.free(resources);
        }
    }

    private static uint FindMode(xcb_randr_get_screen_resources_current_reply_t* resources, int width, int height)
    {
        xcb_randr_mode_info_t* modes = xcb_randr_get_screen_resources_current_modes(resources);
        int count = xcb_randr_get_screen_resources_current_modes_length(resources);
        for (int i = 0; i < count; i++)
        {
            if (modes[i].width == width && modes[i].height == height)
                return modes[i].id;
        }

        return 0;
    }

    private uint CreateMode(int width, int height, uint refreshMilliHz)
    {
        byte[] name = Encoding.ASCII.GetBytes($"rdfwd-{width}x{height}");
        xcb_randr_mode_info_t info = default;
        info.width = (ushort)width;
        info.height = (ushort)height;
        info.htotal = (ushort)width;
        info.vtotal = (ushort)height;
        info.dot_clock = (uint)Math.Min(uint.MaxValue, (long)width * height * refreshMilliHz / 1000);
        info.name_len = (ushort)name.Length;
        fixed (byte* p = name)
        {
            xcb_randr_create_mode_reply_t* reply =
                xcb_randr_create_mode_reply(_x.Handle, xcb_randr_create_mode(_x.Handle, _x.Root, info, (uint)name.Length, p), null);
            if (reply == null)
                return 0;
            uint mode = reply->mode;
            Libc.free(reply);
            return mode;
        }
    }

    private bool SetCrtc(uint crtc, uint configTimestamp, uint mode, uint* outputs, uint count)
    {
        xcb_randr_set_crtc_config_reply_t* reply = xcb_randr_set_crtc_config_reply(
            _x.Handle,
            xcb_randr_set_crtc_config(_x.Handle, crtc, XCB_CURRENT_TIME, configTimestamp, 0, 0, mode, XCB_RANDR_ROTATION_ROTATE_0, count, outputs),
            null);
        if (reply == null)
            return false;
        bool done = reply->status == XCB_RANDR_SET_CONFIG_SUCCESS;
        Libc.free(reply);
        return done;
    }

    private bool SetScreenSize(int width, int height, int dpi, uint moreMm = 0)
    {
        uint widthMm = (uint)Math.Max(1, Math.Round(width * MillimetresPerInch / dpi));
        uint heightMm = (uint)Math.Max(1, Math.Round(height * MillimetresPerInch / dpi)) + moreMm;
        return _x.Succeeded(xcb_randr_set_screen_size_checked(_x.Handle, _x.Root, (ushort)width, (ushort)height, widthMm, heightMm));
    }
}
