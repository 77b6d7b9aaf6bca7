using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Tests.Support;

/// <content>What a taskbar or a person with a mouse asks of a window manager.</content>
public sealed unsafe partial class XScreen
{
    public void Configure(uint window, Rect wanted)
    {
        uint* values = stackalloc uint[4] { (uint)wanted.X, (uint)wanted.Y, (uint)wanted.Width, (uint)wanted.Height };
        xcb_configure_window(X.Handle, window, (ushort)(XCB_CONFIG_WINDOW_X | XCB_CONFIG_WINDOW_Y | XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT), values);
        X.Sync();
    }

    public void Map(uint window)
    {
        xcb_map_window(X.Handle, window);
        X.Sync();
    }

    public void Unmap(uint window)
    {
        xcb_unmap_window(X.Handle, window);
        X.Sync();
    }

    /// <summary>Asks for a window to be put above all others, as its program does.</summary>
    public void Raise(uint window)
    {
        uint above = XCB_STACK_MODE_ABOVE;
        xcb_configure_window(X.Handle, window, (ushort)XCB_CONFIG_WINDOW_STACK_MODE, &above);
        X.Sync();
    }

    /// <summary>A menu, as toolkits make it, on the screen.</summary>
    public uint CreateMenu(Rect at)
    {
        uint id = CreateWindow("menu", at);
        uint overrideRedirect = 1;
        xcb_change_window_attributes(X.Handle, id, (uint)XCB_CW_OVERRIDE_REDIRECT, &overrideRedirect);
        XProperty.SetWords(X, id, Atom._NET_WM_WINDOW_TYPE, (uint)XCB_ATOM_ATOM, [X.Atoms[Atom._NET_WM_WINDOW_TYPE_POPUP_MENU]]);
        Map(id);
        return id;
    }

    /// <summary>Gives a window the shape of these rectangles; of none, its own.</summary>
    public void SetShape(uint window, IReadOnlyList<Rect> rectangles)
    {
        const byte bounding = 0;
        xcb_rectangle_t[] all = [.. rectangles.Select(r => new xcb_rectangle_t { x = (short)r.X, y = (short)r.Y, width = (ushort)r.Width, height = (ushort)r.Height })];
        fixed (xcb_rectangle_t* p = all)
        {
            if (all.Length == 0)
                xcb_shape_mask(X.Handle, (byte)XCB_SHAPE_SO_SET, bounding, window, 0, 0, 0);
            else
                xcb_shape_rectangles(X.Handle, (byte)XCB_SHAPE_SO_SET, bounding, (byte)XCB_CLIP_ORDERING_UNSORTED, window, 0, 0, (uint)all.Length, p);
        }

        X.Sync();
    }

    public void AskClose(uint window) => AskRoot(window, X.Atoms[Atom._NET_CLOSE_WINDOW], [0, 2]);

    public void AskIconify(uint window) => AskRoot(window, X.Atoms[Atom.WM_CHANGE_STATE], [3]);

    public void AskState(uint window, string state, bool add) => AskRoot(window, X.Atoms[Atom._NET_WM_STATE], [add ? 1u : 0u, X.Atoms.Intern(state), 0, 2]);

    public void AskActivate(uint window) => AskRoot(window, X.Atoms[Atom._NET_ACTIVE_WINDOW], [2, 0, 0]);

    public bool HasState(uint window, string state) =>
        XProperty.GetWords(X, window, Atom._NET_WM_STATE) is { } states && states.Contains(X.Atoms.Intern(state));

    public uint ActiveWindow() => XProperty.GetWords(X, X.Root, Atom._NET_ACTIVE_WINDOW) is [uint active, ..] ? active : 0;

    /// <summary>ICCCM's WM_STATE: 1 normal, 3 iconic, 0 withdrawn.</summary>
    public uint WmState(uint window) => XProperty.GetWords(X, window, Atom.WM_STATE) is [uint state, ..] ? state : 0;

    private void AskRoot(uint window, uint type, ReadOnlySpan<uint> data)
    {
        XProperty.SendClientMessage(X, X.Root, XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY, window, type, data);
        X.Sync();
    }
}
