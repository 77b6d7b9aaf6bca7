using Rdfwd.Display.X11;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Windows;

/// <summary>_NET_WM_STATE and its flags (EWMH 1.5).</summary>
internal static class StateAtoms
{
    private static readonly (Atom Atom, WindowStates State)[] Table =
    [
        (Atom._NET_WM_STATE_MAXIMIZED_HORZ, WindowStates.MaximizedHorizontally), (Atom._NET_WM_STATE_MAXIMIZED_VERT, WindowStates.MaximizedVertically),
        (Atom._NET_WM_STATE_FULLSCREEN, WindowStates.FullScreen), (Atom._NET_WM_STATE_ABOVE, WindowStates.Above),
        (Atom._NET_WM_STATE_BELOW, WindowStates.Below), (Atom._NET_WM_STATE_STICKY, WindowStates.Sticky), (Atom._NET_WM_STATE_SHADED, WindowStates.Shaded),
        (Atom._NET_WM_STATE_DEMANDS_ATTENTION, WindowStates.DemandsAttention), (Atom._NET_WM_STATE_SKIP_TASKBAR, WindowStates.SkipTaskbar),
        (Atom._NET_WM_STATE_SKIP_PAGER, WindowStates.SkipPager), (Atom._NET_WM_STATE_MODAL, WindowStates.Modal),
        (Atom._NET_WM_STATE_FOCUSED, WindowStates.Focused), (Atom._NET_WM_STATE_HIDDEN, WindowStates.Hidden),
    ];

    /// <summary>All states that have an atom.</summary>
    public static IEnumerable<Atom> All => Table.Select(row => row.Atom);

    public static WindowStates StateOf(XConnection x, uint atom)
    {
        foreach ((Atom a, WindowStates state) in Table)
        {
            if (x.Atoms[a] == atom)
                return state;
        }

        return 0;
    }

    public static WindowStates StatesOf(XConnection x, ReadOnlySpan<uint> atoms)
    {
        WindowStates states = 0;
        foreach (uint atom in atoms)
            states |= StateOf(x, atom);
        return states;
    }

    public static uint AtomOf(XConnection x, WindowStates single)
    {
        foreach ((Atom a, WindowStates state) in Table)
        {
            if (state == single)
                return x.Atoms[a];
        }

        return 0;
    }

    public static uint[] AtomsOf(XConnection x, WindowStates states) =>
        [.. Table.Where(row => (states & row.State) != 0).Select(row => x.Atoms[row.Atom])];
}
