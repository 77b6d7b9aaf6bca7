using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
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
