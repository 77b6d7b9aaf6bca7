using System.Globalization;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Bench.Probe;

/// <summary>Opens windows, lets each grow a little, and closes them again, without end. One thread; owns its connection.</summary>
internal sealed unsafe class WindowChurn : IDisposable
{
    private const int MostOpen = 3;
    private const long PauseNs = 400_000_000;
    private const int SmallestPx = 80;
    private const int SidesPx = 500;
    private const int GrowthPx = 40;

    private readonly XConnection _x = XConnection.Open(null);
    private readonly Queue<(uint Window, int Width, int Height)> _open = new();
    private readonly Random _random = new(11);
    private readonly PaintTools _tools;
    private int _opened;

    public WindowChurn()
    {
        _tools = new PaintTools(_x);
    }

    /// <summary>Until the X server ends. Uses $DISPLAY.</summary>
    public static void Run()
    {
        using WindowChurn churn = new();
        while (!churn._x.IsBroken)
        {
            churn.Turn();
            churn._x.Sync();
            PreciseWait.Until(MonotonicClock.NowNs + PauseNs);
        }
    }

    public void Dispose() => _x.Dispose();

    private void Turn()
    {
        xcb_generic_event_t* e;
        while ((e = xcb_poll_for_event(_x.Handle)) != null)
            Libc.free(e);
        if (_open.Count >= MostOpen)
            xcb_destroy_window(_x.Handle, _open.Dequeue().Window);
        uint* size = stackalloc uint[2];
        foreach ((uint grown, int width, int height) in _open)
        {
            (size[0], size[1]) = ((uint)(width + GrowthPx), (uint)(height + GrowthPx));
            xcb_configure_window(_x.Handle, grown, XCB_CONFIG_WINDOW_WIDTH | XCB_CONFIG_WINDOW_HEIGHT, size);
            Paint(grown, width + GrowthPx, height + GrowthPx);
        }

        _open.Enqueue(Open());
    }

    private (uint Window, int Width, int Height) Open()
    {
        int width = SmallestPx + _random.Next(SidesPx), height = SmallestPx + _random.Next(SidesPx);
        string title = string.Create(CultureInfo.InvariantCulture, $"window {++_opened}");
        uint window = ProbeWindow.Create(_x, width, height, title, takesKeys: false, sizeIsFixed: false);
        xcb_map_window(_x.Handle, window);
        return (window, width, height);
    }

    private void Paint(uint window, int width, int height)
    {
        _tools.Fill(window, (uint)_random.Next(0x1000000), 0, 0, width, height);
        for (int y = TextPage.LinePx; y < height; y += TextPage.LinePx)
            _ = _tools.Text(window, (uint)_random.Next(0x1000000), 4, y, "a window that comes and goes");
    }
}
