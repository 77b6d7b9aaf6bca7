using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Tests.Support;

/// <summary>An independent look at an X display: its windows, their properties and pixels; and a person's hands on it, by XTEST.</summary>
public sealed unsafe partial class XScreen : IDisposable
{
    public XScreen(string display, string? authorityFile = null)
    {
        X = XConnection.Open(display, authorityFile);
    }

    public XConnection X { get; }

    /// <summary>All windows with this title that are viewable, anywhere in the tree.</summary>
    public IReadOnlyList<uint> WindowsTitled(string title) => [.. Descendants(X.Root).Where(w => Title(w) == title && IsViewable(w))];

    /// <summary>All viewable children of the root that are not managed.</summary>
    public IReadOnlyList<uint> OverrideRedirectWindows()
    {
        List<uint> found = [];
        foreach (uint w in Children(X.Root))
        {
            xcb_get_window_attributes_reply_t* a = xcb_get_window_attributes_reply(X.Handle, xcb_get_window_attributes(X.Handle, w), null);
            if (a == null)
                continue;
            if (a->override_redirect != 0 && a->map_state == XCB_MAP_STATE_VIEWABLE && a->_class == XCB_WINDOW_CLASS_INPUT_OUTPUT)
                found.Add(w);
            Libc.free(a);
        }

        return found;
    }

    /// <summary>The near windows that show far ones: far id → near id.</summary>
    public IReadOnlyDictionary<uint, uint> ForwardedWindows()
    {
        Dictionary<uint, uint> found = [];
        foreach (uint w in Descendants(X.Root))
        {
            if (XProperty.GetWords(X, w, Atom._RDFWD_WINDOW) is [uint far, ..] && IsViewable(w))
                found[far] = w;
        }

        return found;
    }

    public string? Title(uint window) => XProperty.GetText(X, window, Atom._NET_WM_NAME) ?? XProperty.GetText(X, window, Atom.WM_NAME);

    public bool IsViewable(uint window)
    {
        xcb_get_window_attributes_reply_t* a = xcb_get_window_attributes_reply(X.Handle, xcb_get_window_attributes(X.Handle, window), null);
        if (a == null)
            return false;
        bool viewable = a->map_state == XCB_MAP_STATE_VIEWABLE;
        Libc.free(a);
        return viewable;
    }

    /// <summary>In root coordinates, with its border but without a manager's frame; null when the window is gone.</summary>
    public Rect? Geometry(uint window)
    {
        xcb_get_geometry_reply_t* g = xcb_get_geometry_reply(X.Handle, xcb_get_geometry(X.Handle, window), null);
        xcb_translate_coordinates_reply_t* t = xcb_translate_coordinates_reply(X.Handle, xcb_translate_coordinates(X.Handle, window, X.Root, 0, 0), null);
        Rect? rect = g == null || t == null ? null : new Rect(t->dst_x - g->border_width, t->dst_y - g->border_width, g->width + (2 * g->border_width), g->height + (2 * g->border_width));
        Libc.free(g);
        Libc.free(t);
        return rect;
    }

    /// <summary>The pixels that a person sees where the window is, 0xRRGGBB in rows; null when it is not wholly on the screen.</summary>
    public uint[]? ScreenPixels(uint window)
    {
        if (Geometry(window) is not { } g)
            return null;
        return Read(X.Root, g.X, g.Y, g.Width, g.Height);
    }

    /// <summary>The pixels of a window's own backing, 0xRRGGBB in rows.</summary>
    public uint[]? WindowPixels(uint window)
    {
        if (Geometry(window) is not { } g)
            return null;
        uint pixmap = X.NewId();
        if (!X.Succeeded(xcb_composite_name_window_pixmap_checked(X.Handle, window, pixmap)))
            return Read(window, 0, 0, g.Width, g.Height);
        uint[]? pixels = Read(pixmap, 0, 0, g.Width, g.Height);
        xcb_free_pixmap(X.Handle, pixmap);
        return pixels;
    }

    public void MovePointer(int x, int y) => Fake(XCB_MOTION_NOTIFY, 0, x, y);

    /// <summary>Moves the pointer by a step, as a mouse does.</summary>
    public void StepPointer(int dx, int dy) => Fake(XCB_MOTION_NOTIFY, 1, dx, dy);

    /// <summary>The picture of the pointer that a person sees: hot spot, size and premultiplied ARGB.</summary>
    public string CursorPicture()
    {
        Libc.free(xcb_xfixes_query_version_reply(X.Handle, xcb_xfixes_query_version(X.Handle, 5, 0), null));
        xcb_xfixes_get_cursor_image_and_name_reply_t* c = xcb_xfixes_get_cursor_image_and_name_reply(X.Handle, xcb_xfixes_get_cursor_image_and_name(X.Handle), null);
        if (c == null)
            return "";
        ReadOnlySpan<uint> pixels = new(xcb_xfixes_get_cursor_image_and_name_cursor_image(c), c->width * c->height);
        string picture = $"{c->xhot},{c->yhot} {c->width}x{c->height} {string.Join(' ', pixels.ToArray().Select(p => p.ToString("x8", System.Globalization.CultureInfo.InvariantCulture)))}";
        Libc.free(c);
        return picture;
    }

    public void Click(int x, int y, byte button = 1)
    {
        MovePointer(x, y);
        Fake(XCB_BUTTON_PRESS, button);
        Fake(XCB_BUTTON_RELEASE, button);
    }

    public void PressButton(byte button) => Fake(XCB_BUTTON_PRESS, button);

    public void ReleaseButton(byte button) => Fake(XCB_BUTTON_RELEASE, button);

    public void PressKey(byte keycode) => Fake(XCB_KEY_PRESS, keycode);

    public void ReleaseKey(byte keycode) => Fake(XCB_KEY_RELEASE, keycode);

    public void Focus(uint window)
    {
        xcb_set_input_focus(X.Handle, (byte)XCB_INPUT_FOCUS_POINTER_ROOT, window, XCB_CURRENT_TIME);
        X.Sync();
    }

    /// <summary>The keycodes that are down.</summary>
    public IReadOnlyList<byte> HeldKeys()
    {
        List<byte> held = [];
        xcb_query_keymap_reply_t* keys = xcb_query_keymap_reply(X.Handle, xcb_query_keymap(X.Handle), null);
        for (int code = 8; keys != null && code < 256; code++)
        {
            if ((keys->keys[code >> 3] & (1 << (code & 7))) != 0)
                held.Add((byte)code);
        }

        Libc.free(keys);
        return held;
    }

    /// <summary>The pointer's buttons and modifiers mask, and its place.</summary>
    public (int X, int Y, ushort Mask) Pointer()
    {
        xcb_query_pointer_reply_t* p = xcb_query_pointer_reply(X.Handle, xcb_query_pointer(X.Handle, X.Root), null);
        (int, int, ushort) result = p == null ? default : (p->root_x, p->root_y, p->mask);
        Libc.free(p);
        return result;
    }

    /// <summary>A press of button 1 on this window freezes the pointer until <see cref="ThawPointer"/>, as window managers do that focus on a click.</summary>
    public void FreezePointerOnPress(uint window)
    {
        xcb_grab_button(X.Handle, 1, window, (ushort)XCB_EVENT_MASK_BUTTON_PRESS, (byte)XCB_GRAB_MODE_SYNC, (byte)XCB_GRAB_MODE_ASYNC, 0, 0, (byte)XCB_BUTTON_INDEX_1, (ushort)XCB_MOD_MASK_ANY);
        X.Sync();
    }

    /// <summary>The press and what came after it go to the program below.</summary>
    public void ThawPointer()
    {
        xcb_allow_events(X.Handle, (byte)XCB_ALLOW_REPLAY_POINTER, XCB_CURRENT_TIME);
        X.Sync();
    }

    public uint FocusedWindow()
    {
        xcb_get_input_focus_reply_t* f = xcb_get_input_focus_reply(X.Handle, xcb_get_input_focus(X.Handle), null);
        uint window = f == null ? 0 : f->focus;
        Libc.free(f);
        return window;
    }

    public void Dispose() => X.Dispose();

    private void Fake(int type, byte detail, int x = 0, int y = 0)
    {
        xcb_test_fake_input(X.Handle, (byte)type, detail, XCB_CURRENT_TIME, X.Root, (short)x, (short)y, 0);
        X.Sync();
    }

    private uint[] Children(uint window)
    {
        xcb_query_tree_reply_t* tree = xcb_query_tree_reply(X.Handle, xcb_query_tree(X.Handle, window), null);
        if (tree == null)
            return [];
        uint[] children = new ReadOnlySpan<uint>(xcb_query_tree_children(tree), xcb_query_tree_children_length(tree)).ToArray();
        Libc.free(tree);
        return children;
    }

    private IEnumerable<uint> Descendants(uint window)
    {
        foreach (uint child in Children(window))
        {
            yield return child;
            foreach (uint below in Descendants(child))
                yield return below;
        }
    }

    private uint[]? Read(uint drawable, int x, int y, int width, int height)
    {
        uint[] pixels = new uint[width * height];
        // Replies stay small enough for any server.
        int rowsAtOnce = Math.Max(1, (1 << 20) / (width * 4));
        for (int row = 0; row < height; row += rowsAtOnce)
        {
            int rows = Math.Min(rowsAtOnce, height - row);
            xcb_get_image_reply_t* image = xcb_get_image_reply(
                X.Handle, xcb_get_image(X.Handle, (byte)XCB_IMAGE_FORMAT_Z_PIXMAP, drawable, (short)x, (short)(y + row), (ushort)width, (ushort)rows, uint.MaxValue), null);
            if (image == null)
                return null;
            new ReadOnlySpan<uint>(xcb_get_image_data(image), width * rows).CopyTo(pixels.AsSpan(row * width));
            Libc.free(image);
        }

        for (int i = 0; i < pixels.Length; i++)
            pixels[i] &= 0xffffff;
        return pixels;
    }
}
