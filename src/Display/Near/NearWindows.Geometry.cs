using Rdfwd.Display.Geometry;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <content>Where windows are, by the word of both ends.</content>
internal sealed unsafe partial class NearWindows
{
    public void Apply(MoveResizeWindow message) => Post(() =>
    {
        if (_byFar.TryGetValue(message.Window.Value, out NearWindow? window))
            ApplyFarGeometry(window, GeometryOf(message), NotOverruled(window, message));
    });

    private void OnConfigure(xcb_configure_notify_event_t* e)
    {
        if (e->window == X.Root)
        {
            TellScreen(ScreenReader.Read(X, e->width, e->height));
            return;
        }

        if (!_byNear.TryGetValue(e->window, out NearWindow? window) || window.OverrideRedirect)
            return;
        int x = e->x, y = e->y;
        bool synthetic = (e->response_type & 0x80) != 0;
        if (!synthetic && window.Reparented)
            TranslateToRoot(window, ref x, ref y);
        window.Geometry = new Rect(x, y, e->width, e->height);
        if (window.Picture is not null)
        {
            _presenter.Fit(window.FarId, e->width, e->height);
            ForgetRest();
        }

        if (window.Mapped)
            TellGeometry(window);
    }

    private void TranslateToRoot(NearWindow window, ref int x, ref int y)
    {
        xcb_translate_coordinates_reply_t* reply =
            xcb_translate_coordinates_reply(X.Handle, xcb_translate_coordinates(X.Handle, window.Id, X.Root, 0, 0), null);
        if (reply == null)
            return;
        x = reply->dst_x;
        y = reply->dst_y;
        Libc.free(reply);
    }

    /// <summary>Tells the far end where a window is, unless it knows.</summary>
    private void TellGeometry(NearWindow window, GeometryParts except = GeometryParts.None)
    {
        Rect g = window.FarGeometry;
        if ((except & GeometryParts.Position) != 0)
            g = g with { X = window.Told.X, Y = window.Told.Y };
        if ((except & GeometryParts.Size) != 0)
            g = g with { Width = window.Told.Width, Height = window.Told.Height };
        if (window.Told == g)
            return;
        bool moved = (g.X, g.Y) != (window.Told.X, window.Told.Y), sized = (g.Width, g.Height) != (window.Told.Width, window.Told.Height);
        window.Told = g;
        window.Serial++;
        if (moved)
            window.PlaceSerial = window.Serial;
        if (sized)
            window.SizeSerial = window.Serial;
        GeometryParts changed = (moved ? GeometryParts.Position : 0) | (sized ? GeometryParts.Size : 0);
        Send(new ConfigureWindow(new WindowId(window.FarId), window.Serial, g.X, g.Y, g.Width, g.Height, changed));
    }

    private void TakeUpGeometry(NearWindow window, Rect far, uint seen)
    {
        GeometryParts meanwhile = ChangedMeanwhile(window, far, seen);
        (window.Serial, window.PlaceSerial, window.SizeSerial) = (seen, 0, 0);
        ApplyFarGeometry(window, far, meanwhile);
        window.Told = far;
        TellGeometry(window, except: meanwhile);
    }

    private static Rect GeometryOf(MoveResizeWindow message) => new(message.X, message.Y, Math.Max(1, message.Width), Math.Max(1, message.Height));

    // A program that asks while a person moves or resizes its window has not seen that yet: it would put the window back to where it was.
    private static GeometryParts NotOverruled(NearWindow window, MoveResizeWindow message)
    {
        GeometryParts parts = message.Changed;
        if (window.OverrideRedirect)
            return parts;
        if ((int)(message.Serial - window.PlaceSerial) < 0)
            parts &= ~GeometryParts.Position;
        if ((int)(message.Serial - window.SizeSerial) < 0)
            parts &= ~GeometryParts.Size;
        return parts;
    }

    // Of a far geometry that is not the one which was told: what the program changed while the link was lost, if nobody changed it here. Where the last
    // words from here did not arrive, that cannot be told apart.
    private static GeometryParts ChangedMeanwhile(NearWindow window, Rect far, uint seen)
    {
        Rect here = window.FarGeometry, told = window.Told;
        if (seen != window.Serial)
            return 0;
        bool moved = (far.X, far.Y) != (told.X, told.Y) && (here.X, here.Y) == (told.X, told.Y);
        bool sized = (far.Width, far.Height) != (told.Width, told.Height) && (here.Width, here.Height) == (told.Width, told.Height);
        return (moved ? GeometryParts.Position : 0) | (sized ? GeometryParts.Size : 0);
    }

    private void ApplyFarGeometry(NearWindow window, Rect wanted, GeometryParts flags)
    {
        bool position = (flags & GeometryParts.Position) != 0, isSized = (flags & GeometryParts.Size) != 0;
        window.Told = new Rect(
            position ? wanted.X : window.Told.X, position ? wanted.Y : window.Told.Y, isSized ? wanted.Width : window.Told.Width, isSized ? wanted.Height : window.Told.Height);
        if (flags == 0)
            return;
        uint* values = stackalloc uint[4];
        int n = 0;
        ushort mask = 0;
        if (position)
        {
            mask |= (ushort)(XCB_CONFIG_WINDOW_X | XCB_CONFIG_WINDOW_Y);
            values[n++] = (uint)wanted.X;
            values[n++] = (uint)wanted.Y;
        }

        if (isSized)
        {
            Rect size = window.Picture is null ? wanted : FitOnScreen(wanted);
            mask |= (ushort)(XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT);
            values[n++] = (uint)size.Width;
            values[n++] = (uint)size.Height;
        }

        if (window.OverrideRedirect)
            window.Geometry = wanted;
        xcb_configure_window(X.Handle, window.Id, mask, values);
        if (window.OverrideRedirect && CoversAMonitor(wanted))
            GiveToManager(window);
    }
}
