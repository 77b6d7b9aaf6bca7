using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Near;

/// <summary>
/// What a window that fills all monitors reaches: which of them, counted from 0 in the X server's order, has the outermost edge on each side
/// (EWMH _NET_WM_FULLSCREEN_MONITORS), and all of it in pixels. Pure.
/// </summary>
internal readonly record struct MonitorSpan(uint Top, uint Bottom, uint Left, uint Right, Rect Bounds)
{
    /// <summary>Null when there are none.</summary>
    public static MonitorSpan? Of(IReadOnlyList<ScreenMonitor> monitors)
    {
        if (monitors.Count == 0)
            return null;
        int top = 0, bottom = 0, left = 0, right = 0;
        for (int i = 1; i < monitors.Count; i++)
        {
            top = monitors[i].Y < monitors[top].Y ? i : top;
            bottom = Bottom(monitors[i]) > Bottom(monitors[bottom]) ? i : bottom;
            left = monitors[i].X < monitors[left].X ? i : left;
            right = Right(monitors[i]) > Right(monitors[right]) ? i : right;
        }

        Rect bounds = Rect.FromEdges(monitors[left].X, monitors[top].Y, Right(monitors[right]), Bottom(monitors[bottom]));
        return new MonitorSpan((uint)top, (uint)bottom, (uint)left, (uint)right, bounds);

        static int Bottom(ScreenMonitor monitor) => monitor.Y + monitor.Height;
        static int Right(ScreenMonitor monitor) => monitor.X + monitor.Width;
    }
}
