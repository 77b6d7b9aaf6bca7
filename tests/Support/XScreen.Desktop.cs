using System.Runtime.InteropServices;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Tests.Support;

/// <content>What a desktop and its windows say of themselves.</content>
public sealed unsafe partial class XScreen
{
    /// <summary>The window manager's name, empty when none is ready.</summary>
    public string ManagerName() =>
        XProperty.GetWords(X, X.Root, Atom._NET_SUPPORTING_WM_CHECK) is [uint check, ..] ? XProperty.GetText(X, check, Atom._NET_WM_NAME) ?? "" : "";

    /// <summary>A property of 32-bit items; empty when absent.</summary>
    public uint[] Words(uint window, Atom property) => XProperty.GetWords(X, window, property) ?? [];

    public string Text(uint window, Atom property) => XProperty.GetText(X, window, property) ?? "";

    public uint Number(Atom atom) => X.Atoms[atom];

    /// <summary>The window that owns a selection, 0 for none.</summary>
    public uint SelectionOwner(string selection)
    {
        xcb_get_selection_owner_reply_t* reply = xcb_get_selection_owner_reply(X.Handle, xcb_get_selection_owner(X.Handle, X.Atoms.Intern(selection)), null);
        uint owner = reply == null ? 0 : reply->owner;
        Libc.free(reply);
        return owner;
    }

    /// <summary>What an atom of this server is called; empty when there is no such atom.</summary>
    public string AtomName(uint atom)
    {
        xcb_get_atom_name_reply_t* reply = xcb_get_atom_name_reply(X.Handle, xcb_get_atom_name(X.Handle, atom), null);
        string name = reply == null ? "" : Marshal.PtrToStringUTF8((nint)xcb_get_atom_name_name(reply), xcb_get_atom_name_name_length(reply));
        Libc.free(reply);
        return name;
    }

    /// <summary>The rectangles of a shape, 0 bounding, 2 input.</summary>
    public IReadOnlyList<Rect> Shape(uint window, byte kind)
    {
        xcb_shape_get_rectangles_reply_t* reply = xcb_shape_get_rectangles_reply(X.Handle, xcb_shape_get_rectangles(X.Handle, window, kind), null);
        if (reply == null)
            return [];
        ReadOnlySpan<xcb_rectangle_t> rectangles = new(xcb_shape_get_rectangles_rectangles(reply), xcb_shape_get_rectangles_rectangles_length(reply));
        List<Rect> shape = [];
        foreach (xcb_rectangle_t r in rectangles)
            shape.Add(new Rect(r.x, r.y, r.width, r.height));
        Libc.free(reply);
        return shape;
    }

    /// <summary>The monitors as programs see them: name and place, the primary one marked.</summary>
    public IReadOnlyList<string> Monitors()
    {
        xcb_randr_get_monitors_reply_t* reply = xcb_randr_get_monitors_reply(X.Handle, xcb_randr_get_monitors(X.Handle, X.Root, 1), null);
        if (reply == null)
            return [];
        List<string> monitors = [];
        xcb_randr_monitor_info_iterator_t i = xcb_randr_get_monitors_monitors_iterator(reply);
        for (; i.rem > 0; xcb_randr_monitor_info_next(&i))
        {
            xcb_randr_monitor_info_t* m = i.data;
            xcb_get_atom_name_reply_t* name = xcb_get_atom_name_reply(X.Handle, xcb_get_atom_name(X.Handle, m->name), null);
            string text = name == null ? "" : Marshal.PtrToStringUTF8((nint)xcb_get_atom_name_name(name), xcb_get_atom_name_name_length(name));
            Libc.free(name);
            monitors.Add($"{text} {m->width}/{m->width_in_millimeters}x{m->height}/{m->height_in_millimeters}+{m->x}+{m->y}");
        }

        Libc.free(reply);
        return monitors;
    }

    /// <summary>Whether no other program has taken all keys; they are not kept.</summary>
    public bool CanGrabKeyboard()
    {
        xcb_grab_keyboard_reply_t* reply = xcb_grab_keyboard_reply(
            X.Handle, xcb_grab_keyboard(X.Handle, 1, X.Root, XCB_CURRENT_TIME, (byte)XCB_GRAB_MODE_ASYNC, (byte)XCB_GRAB_MODE_ASYNC), null);
        bool can = reply != null && reply->status == XCB_GRAB_STATUS_SUCCESS;
        Libc.free(reply);
        xcb_ungrab_keyboard(X.Handle, XCB_CURRENT_TIME);
        X.Sync();
        return can;
    }

    /// <summary>Whether no other program has taken the pointer; it is not kept.</summary>
    public bool CanGrabPointer()
    {
        bool can = GrabPointer();
        UngrabPointer();
        return can;
    }

    /// <summary>Takes the pointer for this client until <see cref="UngrabPointer"/>. False when another one has it.</summary>
    public bool GrabPointer()
    {
        xcb_grab_pointer_reply_t* reply = xcb_grab_pointer_reply(
            X.Handle, xcb_grab_pointer(X.Handle, 1, X.Root, 0, (byte)XCB_GRAB_MODE_ASYNC, (byte)XCB_GRAB_MODE_ASYNC, 0, 0, XCB_CURRENT_TIME), null);
        bool has = reply != null && reply->status == XCB_GRAB_STATUS_SUCCESS;
        Libc.free(reply);
        return has;
    }

    public void UngrabPointer()
    {
        xcb_ungrab_pointer(X.Handle, XCB_CURRENT_TIME);
        X.Sync();
    }

    /// <summary>The properties of the root window: their names and bytes.</summary>
    public IReadOnlyList<string> RootProperties()
    {
        List<string> found = [];
        xcb_list_properties_reply_t* list = xcb_list_properties_reply(X.Handle, xcb_list_properties(X.Handle, X.Root), null);
        if (list == null)
            return found;
        foreach (uint atom in new ReadOnlySpan<uint>(xcb_list_properties_atoms(list), xcb_list_properties_atoms_length(list)))
        {
            xcb_get_property_reply_t* value = xcb_get_property_reply(X.Handle, xcb_get_property(X.Handle, 0, X.Root, atom, 0, 0, 1 << 20), null);
            if (value == null)
                continue;
            found.Add($"{atom} {Convert.ToHexString(new ReadOnlySpan<byte>(xcb_get_property_value(value), xcb_get_property_value_length(value)))}");
            Libc.free(value);
        }

        Libc.free(list);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>All children of the root window.</summary>
    public IReadOnlyList<uint> TopLevels() => Children(X.Root);

    /// <summary>The parent of a window.</summary>
    public uint Parent(uint window)
    {
        xcb_query_tree_reply_t* tree = xcb_query_tree_reply(X.Handle, xcb_query_tree(X.Handle, window), null);
        uint parent = tree == null ? 0 : tree->parent;
        Libc.free(tree);
        return parent;
    }

    /// <summary>Whether a window is somewhere below another one.</summary>
    public bool IsInside(uint window, uint container)
    {
        for (uint parent = Parent(window); parent != 0; parent = Parent(parent))
        {
            if (parent == container)
                return true;
        }

        return false;
    }

    /// <summary>Asks for a window state as the program of the window does, by a message to its manager.</summary>
    public void AskMoveResize(uint window, int rootX, int rootY, uint direction, uint button) =>
        AskRoot(window, X.Atoms[Atom._NET_WM_MOVERESIZE], [(uint)rootX, (uint)rootY, direction, button, 1]);

    public void AskFullScreenMonitors(uint window, ReadOnlySpan<uint> monitors) => AskRoot(window, X.Atoms[Atom._NET_WM_FULLSCREEN_MONITORS], monitors);

    /// <summary>Sets a property of 32-bit items on any window.</summary>
    public void SetWords(uint window, Atom property, uint type, params uint[] words)
    {
        XProperty.SetWords(X, window, property, type, words);
        X.Sync();
    }

    public void DeleteProperty(uint window, Atom property)
    {
        XProperty.Delete(X, window, property);
        X.Sync();
    }

    /// <summary>A top-level window of this connection; shown by <see cref="Map"/>.</summary>
    public uint CreateWindow(string title, Rect at, bool unmanaged = false)
    {
        uint id = X.NewId();
        uint* values = stackalloc uint[] { 0x808080, unmanaged ? 1u : 0u };
        xcb_create_window(
            X.Handle, 0, id, X.Root, (short)at.X, (short)at.Y, (ushort)at.Width, (ushort)at.Height, 0, (ushort)XCB_WINDOW_CLASS_INPUT_OUTPUT, 0, (uint)(XCB_CW_BACK_PIXEL | XCB_CW_OVERRIDE_REDIRECT), values);
        XProperty.SetText(X, id, Atom._NET_WM_NAME, title);
        X.Sync();
        return id;
    }

    /// <summary>Does what picom does: says that it is a compositing manager, and takes the window that lies above all others, again and again.</summary>
    public void BeginCompositing()
    {
        uint window = CreateWindow("compositing manager", new Rect(0, 0, 1, 1));
        xcb_set_selection_owner(X.Handle, window, X.Atoms.Intern("_NET_WM_CM_S0"), XCB_CURRENT_TIME);
        for (int i = 0; i < 2; i++)
        {
            if (i > 0)
                xcb_composite_release_overlay_window(X.Handle, X.Root);
            Libc.free(xcb_composite_get_overlay_window_reply(X.Handle, xcb_composite_get_overlay_window(X.Handle, X.Root), null));
        }
    }

    /// <summary>Whether a client message of this kind has come to a window of this connection.</summary>
    public bool GotMessage(uint window, Atom protocol)
    {
        bool got = false;
        xcb_generic_event_t* e;
        while ((e = xcb_poll_for_event(X.Handle)) != null)
        {
            xcb_client_message_event_t* message = (xcb_client_message_event_t*)e;
            got |= (e->response_type & 0x7f) == XCB_CLIENT_MESSAGE && message->window == window && *(uint*)&message->data == X.Atoms[protocol];
            Libc.free(e);
        }

        return got;
    }

    /// <summary>Whether a button's press has come to this connection.</summary>
    public bool GotPress()
    {
        bool got = false;
        xcb_generic_event_t* e;
        while ((e = xcb_poll_for_event(X.Handle)) != null)
        {
            got |= (e->response_type & 0x7f) == XCB_BUTTON_PRESS;
            Libc.free(e);
        }

        return got;
    }

    /// <summary>Where the pointer's picture is, which is further than <see cref="Pointer"/> while a grab freezes that.</summary>
    public (int X, int Y) CursorPlace()
    {
        Libc.free(xcb_xfixes_query_version_reply(X.Handle, xcb_xfixes_query_version(X.Handle, 5, 0), null));
        xcb_xfixes_get_cursor_image_reply_t* c = xcb_xfixes_get_cursor_image_reply(X.Handle, xcb_xfixes_get_cursor_image(X.Handle), null);
        (int, int) place = c == null ? default : (c->x, c->y);
        Libc.free(c);
        return place;
    }
}
