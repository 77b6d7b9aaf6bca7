using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>What the outputs of a screen show. Pure.</summary>
internal static class MonitorHeads
{
    /// <summary>An area for each monitor, when there are several, as many outputs, and all of them are on the screen; else all of the screen.</summary>
    public static Rect[] Of(IReadOnlyList<ScreenMonitor> monitors, int outputs, ScreenSize size)
    {
        Rect screen = new(0, 0, size.Width, size.Height);
        Rect[] areas = new Rect[monitors.Count];
        bool fits = areas.Length > 1 && areas.Length <= outputs;
        for (int i = 0; fits && i < areas.Length; i++)
        {
            areas[i] = new Rect(monitors[i].X, monitors[i].Y, monitors[i].Width, monitors[i].Height);
            fits = !areas[i].IsEmpty && screen.Contains(areas[i]);
        }

        return fits ? areas : [screen];
    }
}
