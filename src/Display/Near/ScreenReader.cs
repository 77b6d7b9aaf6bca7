using System.Runtime.InteropServices;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>What the far end must know of the near screen: size, monitors (RandR 1.5), work area, resolution, refresh rate.</summary>
internal static unsafe class ScreenReader
{
    private const double MillimetresPerInch = 25.4;
    private const uint DefaultRefreshMilliHz = 60_000;

    public static Screen Read(XConnection x)
    {
        xcb_get_geometry_reply_t* root = xcb_get_geometry_reply(x.Handle, xcb_get_geometry(x.Handle, x.Root), null);
        int width = x.Screen->width_in_pixels, height = x.Screen->height_in_pixels;
        if (root != null)
        {
            width = root->width;
            height = root->height;
            Libc.free(root);
        }

        return Read(x, width, height);
    }

    public static Screen Read(XConnection x, int width, int height)
    {
        Rect work = new(0, 0, width, height);
        if (XProperty.GetWords(x, x.Root, Atom._NET_WORKAREA) is [uint left, uint top, uint workWidth, uint workHeight, ..])
        {
            Rect told = new Rect((int)left, (int)top, (int)workWidth, (int)workHeight).Intersect(work);
            if (!told.IsEmpty)
                work = told;
        }

        return new Screen(width, height, Dpi(x), RefreshMilliHz(x), Monitors(x), new ScreenRectangle(work.X, work.Y, work.Width, work.Height));
    }

    // Desktops say it in Xft.dpi; the millimetres of a server are often invented.
    private static int Dpi(XConnection x)
    {
        string resources = XProperty.GetText(x, x.Root, Atom.RESOURCE_MANAGER) ?? "";
        foreach (string line in resources.Split('\n'))
        {
            if (line.StartsWith("Xft.dpi:", StringComparison.Ordinal) && double.TryParse(line.AsSpan(8).Trim(), out double dpi) && dpi is >= 30 and <= 1000)
                return (int)Math.Round(dpi);
        }

        // Both as they were when this connection began: the millimetres of a screen that has changed since are told nowhere.
        int millimetres = x.Screen->height_in_millimeters;
        if (millimetres <= 0)
            return 96;
        int measured = (int)Math.Round(x.Screen->height_in_pixels * MillimetresPerInch / millimetres);
        return measured is >= 50 and <= 500 ? measured : 96;
    }

    private static List<ScreenMonitor> Monitors(XConnection x)
    {
        List<ScreenMonitor> monitors = [];
        if (x.FindExtension("RANDR") is null)
            return monitors;
        xcb_randr_get_monitors_reply_t* reply = xcb_randr_get_monitors_reply(x.Handle, xcb_randr_get_monitors(x.Handle, x.Root, 1), null);
        if (reply == null)
            return monitors;
        xcb_randr_monitor_info_iterator_t i = xcb_randr_get_monitors_monitors_iterator(reply);
        for (; i.rem > 0 && monitors.Count < 32; xcb_randr_monitor_info_next(&i))
        {
            xcb_randr_monitor_info_t* m = i.data;
            monitors.Add(new ScreenMonitor(m->x, m->y, m->width, m->height, (int)m->width_in_millimeters, (int)m->height_in_millimeters, AtomName(x, m->name)));
        }

        Libc.free(reply);
        return monitors;
    }

    // Of the fastest monitor that is lit.
    private static uint RefreshMilliHz(XConnection x)
    {
        if (x.FindExtension("RANDR") is null)
            return DefaultRefreshMilliHz;
        xcb_randr_get_screen_resources_current_reply_t* reply =
            xcb_randr_get_screen_resources_current_reply(x.Handle, xcb_randr_get_screen_resources_current(x.Handle, x.Root), null);
        if (reply == null)
            return DefaultRefreshMilliHz;
        uint best = 0;
        ReadOnlySpan<xcb_randr_mode_info_t> modes = new(xcb_randr_get_screen_resources_current_modes(reply), reply->num_modes);
        foreach (uint crtc in new ReadOnlySpan<uint>(xcb_randr_get_screen_resources_current_crtcs(reply), reply->num_crtcs))
        {
            xcb_randr_get_crtc_info_reply_t* info = xcb_randr_get_crtc_info_reply(x.Handle, xcb_randr_get_crtc_info(x.Handle, crtc, reply->config_timestamp), null);
            foreach (ref readonly xcb_randr_mode_info_t mode in modes)
            {
                if (info != null && mode.id == info->mode)
                    best = Math.Max(best, ModeRate.MilliHzOf(mode));
            }

            Libc.free(info);
        }

        Libc.free(reply);
        return best is >= 20_000 and <= 500_000 ? best : DefaultRefreshMilliHz;
    }

    private static string AtomName(XConnection x, uint atom)
    {
        xcb_get_atom_name_reply_t* reply = xcb_get_atom_name_reply(x.Handle, xcb_get_atom_name(x.Handle, atom), null);
        if (reply == null)
            return "";
        string name = Marshal.PtrToStringUTF8((nint)xcb_get_atom_name_name(reply), Math.Min(64, xcb_get_atom_name_name_length(reply)));
        Libc.free(reply);
        return name;
    }
}
