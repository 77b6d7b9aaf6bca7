using System.Globalization;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <content>Shapes of windows, and what the desktop tells its programs.</content>
internal sealed unsafe partial class WindowManager
{
    protected override long OnTurn()
    {
        // Programs change a shape in several steps: only the last one counts.
        foreach (uint id in _reshaped)
        {
            if (!_windows.TryGetValue(id, out FarWindow? window))
                continue;
            List<WindowShape> before = [.. window.Shapes];
            ReadShapes(window);
            if (!window.Mapped)
                continue;
            foreach (WindowShape gone in before.Where(b => window.Shapes.TrueForAll(s => s.Kind != b.Kind)))
                Broadcast(gone with { Shaped = false, Rectangles = [] });
            foreach (WindowShape shape in window.Shapes)
                Broadcast(shape);
        }

        _reshaped.Clear();
        return -1;
    }

    private void ReadShapes(FarWindow window)
    {
        window.Shapes.Clear();
        if (_shapeEvent == 0)
            return;
        xcb_cookie_t extents = xcb_shape_query_extents(X.Handle, window.Id);
        xcb_cookie_t bounding = xcb_shape_get_rectangles(X.Handle, window.Id, (byte)XCB_SHAPE_SK_BOUNDING);
        xcb_cookie_t input = xcb_shape_get_rectangles(X.Handle, window.Id, (byte)XCB_SHAPE_SK_INPUT);
        xcb_shape_query_extents_reply_t* e = xcb_shape_query_extents_reply(X.Handle, extents, null);
        bool shaped = e != null && e->bounding_shaped != 0;
        Libc.free(e);
        List<ScreenRectangle>? seen = TakeRectangles(window, bounding), touched = TakeRectangles(window, input);
        if (shaped && seen is not null)
            window.Shapes.Add(new WindowShape(new WindowId(window.Id), ShapeKind.Bounding, true, seen));
        // The server does not tell whether the input shape was set, only what it is.
        bool sameAsSeen = touched is null || (seen is not null && touched.SequenceEqual(seen)) || (!shaped && IsWhole(window, touched));
        if (!sameAsSeen)
            window.Shapes.Add(new WindowShape(new WindowId(window.Id), ShapeKind.Input, true, touched!));
    }

    private static bool IsWhole(FarWindow window, List<ScreenRectangle> rectangles) =>
        rectangles is [var only] && only == new ScreenRectangle(0, 0, window.Geometry.Width, window.Geometry.Height);

    // Null when there are too many to tell.
    private List<ScreenRectangle>? TakeRectangles(FarWindow window, xcb_cookie_t cookie)
    {
        xcb_shape_get_rectangles_reply_t* reply = xcb_shape_get_rectangles_reply(X.Handle, cookie, null);
        if (reply == null)
            return null;
        int count = xcb_shape_get_rectangles_rectangles_length(reply);
        List<ScreenRectangle>? rectangles = null;
        if (count <= Limits.ShapeRectangles)
        {
            rectangles = new(count);
            xcb_rectangle_t* r = xcb_shape_get_rectangles_rectangles(reply);
            for (int i = 0; i < count; i++)
                rectangles.Add(new ScreenRectangle((short)(r[i].x + window.Border), (short)(r[i].y + window.Border), r[i].width, r[i].height));
        }

        Libc.free(reply);
        return rectangles;
    }

    // Toolkits without an XSETTINGS manager take their scale from here, and old programs only ever from here.
    private void TellDpi(int dpi)
    {
        if (dpi <= 0)
            return;
        string line = string.Create(CultureInfo.InvariantCulture, $"Xft.dpi:\t{dpi}");
        string before = XProperty.GetText(X, X.Root, Atom.RESOURCE_MANAGER) ?? "";
        string after = string.Concat(before.Split('\n').Where(l => l.Length > 0 && !l.StartsWith("Xft.dpi:", StringComparison.Ordinal)).Append(line).Select(l => l + "\n"));
        if (after != before)
            XProperty.SetBytes(X, X.Root, Atom.RESOURCE_MANAGER, XCB_ATOM_STRING, System.Text.Encoding.Latin1.GetBytes(after));
    }
}
