using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>Which monitors a desktop's screen has. Pure.</summary>
internal static class DesktopMonitors
{
    /// <summary>
    /// The near monitors that the desktop's window covers, in places of the far screen, when it is in full screen on several of them; else none,
    /// and the far screen is one monitor.
    /// </summary>
    /// <param name="near">The viewer's monitors, in its order.</param>
    /// <param name="place">Where the far screen is shown on the viewer's, pixels.</param>
    /// <param name="fullScreen">Whether the window is in full screen.</param>
    public static IReadOnlyList<ScreenMonitor> Of(IReadOnlyList<ScreenMonitor> near, Rect place, bool fullScreen)
    {
        List<ScreenMonitor> covered = [];
        foreach (ScreenMonitor monitor in fullScreen ? near : [])
        {
            // Of monitors that show the same the largest counts, and the first of equal ones.
            if (!place.Contains(AreaOf(monitor)) || covered.Exists(c => AreaOf(c).Contains(AreaOf(monitor))))
                continue;
            covered.RemoveAll(c => AreaOf(monitor).Contains(AreaOf(c)));
            covered.Add(monitor);
        }

        return covered.Count < 2 ? [] : [.. covered.Select(monitor => monitor with { X = monitor.X - place.X, Y = monitor.Y - place.Y })];
    }

    private static Rect AreaOf(ScreenMonitor monitor) => new(monitor.X, monitor.Y, monitor.Width, monitor.Height);
}
