using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>
/// Leaders of the far end's window groups (ICCCM 4.1.11), as near windows that are never shown: near windows that name the same
/// one belong together. Belongs to the thread of its connection.
/// </summary>
internal sealed unsafe class WindowGroups
{
    private const int MaxGroups = 256;

    private readonly XConnection _x;
    private readonly Dictionary<uint, uint> _leaders = [];

    public WindowGroups(XConnection x)
    {
        _x = x;
    }

    /// <summary>The near leader of a far group; 0 when there are too many.</summary>
    public uint LeaderOf(uint farLeader)
    {
        if (_leaders.TryGetValue(farLeader, out uint known))
            return known;
        if (_leaders.Count >= MaxGroups)
            return 0;
        uint leader = _x.NewId();
        xcb_create_window(_x.Handle, 0, leader, _x.Root, -1, -1, 1, 1, 0, (ushort)XCB_WINDOW_CLASS_INPUT_ONLY, 0, 0, null);
        return _leaders[farLeader] = leader;
    }
}
