using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Bench.Watching;

/// <summary>Finds windows in the tree of an X server.</summary>
internal static unsafe class WindowTree
{
    /// <summary>The first viewable window whose title begins with a text.</summary>
    public static uint? FindTitled(XConnection x, string title) => Find(x, x.Root, title);

    /// <summary>The window's upper left corner on the screen; null when the window is gone.</summary>
    public static (int X, int Y)? Place(XConnection x, uint window)
    {
        xcb_translate_coordinates_reply_t* reply = xcb_translate_coordinates_reply(x.Handle, xcb_translate_coordinates(x.Handle, window, x.Root, 0, 0), null);
        if (reply == null)
            return null;
        (int, int) place = (reply->dst_x, reply->dst_y);
        Libc.free(reply);
        return place;
    }

    public static bool HasFocus(XConnection x, uint window)
    {
        xcb_get_input_focus_reply_t* reply = xcb_get_input_focus_reply(x.Handle, xcb_get_input_focus(x.Handle), null);
        bool has = reply != null && reply->focus == window;
        Libc.free(reply);
        return has;
    }

    private static uint? Find(XConnection x, uint window, string title)
    {
        xcb_query_tree_reply_t* tree = xcb_query_tree_reply(x.Handle, xcb_query_tree(x.Handle, window), null);
        if (tree == null)
            return null;
        uint[] children = new ReadOnlySpan<uint>(xcb_query_tree_children(tree), xcb_query_tree_children_length(tree)).ToArray();
        Libc.free(tree);
        foreach (uint child in children)
        {
            string? name = XProperty.GetText(x, child, Atom._NET_WM_NAME) ?? XProperty.GetText(x, child, Atom.WM_NAME);
            if (name is not null && name.StartsWith(title, StringComparison.Ordinal) && IsViewable(x, child))
                return child;
            if (Find(x, child, title) is { } below)
                return below;
        }

        return null;
    }

    private static bool IsViewable(XConnection x, uint window)
    {
        xcb_get_window_attributes_reply_t* reply = xcb_get_window_attributes_reply(x.Handle, xcb_get_window_attributes(x.Handle, window), null);
        bool viewable = reply != null && reply->map_state == XCB_MAP_STATE_VIEWABLE;
        Libc.free(reply);
        return viewable;
    }
}
