using System.Text;
using Rdfwd.Display.Windows;
using Rdfwd.Display.X11;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <content>What the near window manager is told of a window (ICCCM 4.1.2, EWMH application window properties).</content>
internal sealed unsafe partial class NearWindows
{
    private const uint AllDesktops = uint.MaxValue;

    private void WriteProperties(NearWindow window, WindowPropertySet p)
    {
        window.Properties = window.Properties.Merge(p);
        if (p.Title is not null)
            SetTitle(window);
        if (p.IconTitle is not null)
            XProperty.SetText(X, window.Id, Atom._NET_WM_ICON_NAME, p.IconTitle);
        if (p.Instance is not null || p.ClassName is not null)
            XProperty.SetBytes(X, window.Id, Atom.WM_CLASS, XCB_ATOM_STRING, Encoding.Latin1.GetBytes($"{p.Instance}\0{p.ClassName}\0"));
        if (p.Role is not null)
            XProperty.SetBytes(X, window.Id, Atom.WM_WINDOW_ROLE, XCB_ATOM_STRING, Encoding.Latin1.GetBytes(p.Role));
        if (p.Hints is { } hints)
            XProperty.SetWords(X, window.Id, Atom.WM_NORMAL_HINTS, XCB_ATOM_WM_SIZE_HINTS, HintWords(NearHints(window, window.KeepsPlace ? PlacedAs(Placed, hints) : hints)));
        if (p.Type is { } type)
            XProperty.SetWords(X, window.Id, Atom._NET_WM_WINDOW_TYPE, XCB_ATOM_ATOM, [X.Atoms[PropertyReader.AtomOf(type)]]);
        if (p.TransientFor is { } parent)
            SetTransientFor(window, parent.Value);
        if (p.Icon is { } icon)
            SetIcon(window, icon);
        if (p.Opacity is { } opacity)
            XProperty.SetWords(X, window.Id, Atom._NET_WM_WINDOW_OPACITY, XCB_ATOM_CARDINAL, [opacity]);
        if (p.Decorations is { } decorations)
            XProperty.SetWords(X, window.Id, Atom._MOTIF_WM_HINTS, X.Atoms[Atom._MOTIF_WM_HINTS], [2, 0, decorations, 0, 0]);
        if (p.ClientMachine is not null)
            XProperty.SetBytes(X, window.Id, Atom.WM_CLIENT_MACHINE, XCB_ATOM_STRING, Encoding.Latin1.GetBytes(p.ClientMachine));
        if (p.Protocols is not null || p.Group is not null)
            SetHints(window, iconic: false);
    }

    // ICCCM 4.1.2.3: USPosition and PWinGravity, with StaticGravity.
    private static readonly SizeHints Placed = new() { Flags = 1 | 512, Gravity = 10 };

    // What the far end says of a window that has its place already.
    private static bool IsPlaced(SizeHints hints) => (hints.Flags & Placed.Flags) == Placed.Flags && hints.Gravity == Placed.Gravity;

    // Another gravity would move a window by its frame, when its manager next computes where it belongs.
    private static SizeHints PlacedAs(SizeHints place, SizeHints hints) =>
        hints with { Flags = (hints.Flags & ~Placed.Flags) | (place.Flags & Placed.Flags), Gravity = place.Gravity };

    // ICCCM 4.1.2.4. The focus is always taken for the far program: whether it wants it is settled at its end.
    private void SetHints(NearWindow window, bool iconic)
    {
        const uint inputHint = 1, stateHint = 2, groupHint = 64, urgencyHint = 256, normalState = 1, iconicState = 3;
        WindowProtocols protocols = window.Properties.Protocols ?? WindowProtocols.InputHint;
        uint leader = window.Properties.Group is { Value: not 0 } group ? _groups.LeaderOf(group.Value) : 0;
        bool focusable = (protocols & (WindowProtocols.InputHint | WindowProtocols.TakeFocus)) != 0;
        bool urgent = (protocols & WindowProtocols.Urgent) != 0;
        uint flags = inputHint | (iconic ? stateHint : 0) | (leader != 0 ? groupHint : 0) | (urgent ? urgencyHint : 0);
        XProperty.SetWords(X, window.Id, Atom.WM_HINTS, XCB_ATOM_WM_HINTS, [flags, focusable ? 1u : 0u, iconic ? iconicState : normalState, 0, 0, 0, 0, 0, leader]);
    }

    private void SetTitle(NearWindow window)
    {
        string title = (_options.Title ?? TitleTemplate.Plain).Format(window.Properties.Title ?? "", _options.Host, _session.Name, _session.DisplayName);
        if (_linkLost)
            title = $"[link lost] {title}";
        XProperty.SetText(X, window.Id, Atom._NET_WM_NAME, title);
        XProperty.SetBytes(X, window.Id, Atom.WM_NAME, XCB_ATOM_STRING, Encoding.Latin1.GetBytes(title));
    }

    private void SetTransientFor(NearWindow window, uint farParent)
    {
        if (_byFar.TryGetValue(farParent, out NearWindow? parent))
            XProperty.SetWords(X, window.Id, Atom.WM_TRANSIENT_FOR, XCB_ATOM_WINDOW, [parent.Id]);
        else if (farParent != 0)
            // For the root or an unknown group leader: transient for the whole application.
            XProperty.SetWords(X, window.Id, Atom.WM_TRANSIENT_FOR, XCB_ATOM_WINDOW, [X.Root]);
        else
            XProperty.Delete(X, window.Id, Atom.WM_TRANSIENT_FOR);
    }

    // Windows come bottom to top, so a dialog may be there before the window that it belongs to.
    private void AdoptTransients(NearWindow parent)
    {
        foreach (NearWindow window in _byFar.Values)
        {
            if (window.Properties.TransientFor?.Value == parent.FarId)
                SetTransientFor(window, parent.FarId);
        }
    }

    private void SetIcon(NearWindow window, WindowIcon icon)
    {
        if (icon.Width == 0 || icon.Height == 0)
        {
            XProperty.Delete(X, window.Id, Atom._NET_WM_ICON);
            return;
        }

        uint[] words = new uint[2 + (icon.Width * icon.Height)];
        words[0] = (uint)icon.Width;
        words[1] = (uint)icon.Height;
        Buffer.BlockCopy(icon.Argb, 0, words, 8, Math.Min(icon.Argb.Length, (words.Length - 2) * 4));
        XProperty.SetWords(X, window.Id, Atom._NET_WM_ICON, XCB_ATOM_CARDINAL, words);
    }

    private static uint[] HintWords(SizeHints h) =>
    [
        h.Flags, 0, 0, 0, 0, (uint)h.MinWidth, (uint)h.MinHeight, (uint)h.MaxWidth, (uint)h.MaxHeight, (uint)h.WidthIncrement, (uint)h.HeightIncrement,
        (uint)h.MinAspectNum, (uint)h.MinAspectDen, (uint)h.MaxAspectNum, (uint)h.MaxAspectDen, (uint)h.BaseWidth, (uint)h.BaseHeight, (uint)h.Gravity,
    ];

    // Before the first map a window states its wishes in the property itself (EWMH _NET_WM_STATE, ICCCM 4.1.2.4 initial_state).
    private void WriteInitialStates(NearWindow window, WindowStates states)
    {
        WindowStates wishes = states & ~(WindowStates.Focused | WindowStates.Hidden | WindowStates.Minimized);
        if (wishes != 0)
            XProperty.SetWords(X, window.Id, Atom._NET_WM_STATE, XCB_ATOM_ATOM, StateAtoms.AtomsOf(X, wishes));
        if ((states & WindowStates.Minimized) != 0)
        {
            SetHints(window, iconic: true);
        }

        // A window that appears after something was done here may have the focus, one that does not want it may not (EWMH _NET_WM_USER_TIME).
        // Nor those that come without end.
        bool shy = ((window.Properties.Protocols ?? 0) & WindowProtocols.NoFocusOnMap) != 0 || !_appearances.Allow(Clock.NowUs(_clock));
        if (shy || _lastUserTime != 0)
            XProperty.SetWords(X, window.Id, Atom._NET_WM_USER_TIME, XCB_ATOM_CARDINAL, [shy ? 0 : _lastUserTime]);
    }

    // A mapped window asks the window manager (EWMH _NET_WM_STATE, ICCCM 4.1.4).
    private void AskStates(NearWindow window, StateAction action, WindowStates states)
    {
        if ((states & WindowStates.Minimized) != 0 && action == StateAction.Add)
            AskRoot(window.Id, Atom.WM_CHANGE_STATE, [3]);
        const WindowStates both = WindowStates.MaximizedHorizontally | WindowStates.MaximizedVertically;
        if ((states & both) == both)
        {
            AskState(window, action, X.Atoms[Atom._NET_WM_STATE_MAXIMIZED_HORZ], X.Atoms[Atom._NET_WM_STATE_MAXIMIZED_VERT]);
            states &= ~both;
        }

        // Managers without sticky windows have windows on all desktops.
        if ((states & WindowStates.Sticky) != 0)
        {
            bool sticks = action == StateAction.Toggle ? (window.States & WindowStates.Sticky) == 0 : action == StateAction.Add;
            AskRoot(window.Id, Atom._NET_WM_DESKTOP, [sticks ? AllDesktops : CurrentDesktop(), 1]);
        }

        const WindowStates others = WindowStates.Minimized | WindowStates.Focused | WindowStates.Hidden;
        foreach (WindowStates state in Enum.GetValues<WindowStates>())
        {
            if ((states & ~others & state) != 0)
                AskState(window, action, StateAtoms.AtomOf(X, state), 0);
        }
    }

    private void AskState(NearWindow window, StateAction action, uint first, uint second)
    {
        if (first != 0)
            AskRoot(window.Id, Atom._NET_WM_STATE, [(uint)action, first, second, 1]);
    }

    private uint CurrentDesktop() => XProperty.GetWords(X, X.Root, Atom._NET_CURRENT_DESKTOP) is [uint current, ..] ? current : 0;

    private void ReadStates(NearWindow window)
    {
        uint[]? states = XProperty.GetWords(X, window.Id, Atom._NET_WM_STATE);
        uint[]? wmState = XProperty.GetWords(X, window.Id, Atom.WM_STATE);
        WindowStates now = states is null ? 0 : StateAtoms.StatesOf(X, states) & ~(WindowStates.Focused | WindowStates.Hidden);
        if (wmState is [3, ..])
            now |= WindowStates.Minimized;
        if (XProperty.GetWords(X, window.Id, Atom._NET_WM_DESKTOP) is [AllDesktops, ..])
            now |= WindowStates.Sticky;
        if (window.Spread is not null)
            now = (now | WindowStates.FullScreen) & ~WindowStates.Above;
        if (now == window.States)
            return;
        bool filled = (now & ~window.States & WindowStates.FullScreen) != 0;
        window.States = now;
        UpdateGrab();
        TellStates(window, force: false);
        if (filled)
            FillMonitors(window);
    }

    private void TellStates(NearWindow window, bool force)
    {
        if (window.OverrideRedirect)
            return;
        window.StatesUntold = !window.Mapped && !force;
        if (!window.StatesUntold)
            Send(new SetWindowState(new Wire.WindowId(window.FarId), window.States));
    }
}
