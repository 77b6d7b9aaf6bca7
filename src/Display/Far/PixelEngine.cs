using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Records;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Watches the far windows for changes and sends them (thread far-pixels). Damage gathers as a set; a frame is made from the newest
/// pixels at the moment a viewer has credit for it, so nothing stale waits anywhere.
/// </summary>
internal sealed unsafe class PixelEngine : XThread
{
    // More than a minute of a window that changes 60 times a second.
    private const int RecordsKept = 4096;

    private readonly Dictionary<uint, CapturedWindow> _windows = [];
    private readonly List<ViewerPixels> _viewers = [];
    private readonly ConcurrentQueue<(ViewerPixels Viewer, FrameAck Ack, long NowUs)> _acks = new();
    private readonly FrameRing _records = new(RecordsKept);
    private readonly TimeProvider _clock;
    private PictureOptions _options;
    private readonly byte _damageEvent;
    private readonly CursorWatcher _cursor;
    private int _viewerCount;

    private PixelEngine(XConnection x, bool wholeScreen, PictureOptions options, ILogger log, TimeProvider clock)
        : base("far-pixels", x, log)
    {
        _clock = clock;
        _options = options;
        _damageEvent = (byte)(x.RequireExtension("DAMAGE").FirstEvent + XCB_DAMAGE_NOTIFY);
        _cursor = new CursorWatcher(x, wholeScreen);
    }

    /// <summary>Watches a display. The caller starts it with <see cref="Begin"/>.</summary>
    /// <param name="x">To the display; taken over.</param>
    /// <param name="wholeScreen">The root window is shown with all that is on it; else each window, and all are redirected into memory.</param>
    /// <param name="options">What the user decided.</param>
    /// <param name="log">Gets what happens.</param>
    /// <param name="clock">Monotonic.</param>
    /// <exception cref="DisplayException">The server lacks something, or has a compositing manager already.</exception>
    public static PixelEngine Open(XConnection x, bool wholeScreen, PictureOptions options, ILogger log, TimeProvider clock)
    {
        try
        {
            x.RequireExtension("XFIXES");
            Libc.free(xcb_xfixes_query_version_reply(x.Handle, xcb_xfixes_query_version(x.Handle, 5, 0), null));
            Libc.free(xcb_damage_query_version_reply(x.Handle, xcb_damage_query_version(x.Handle, 1, 1), null));
            if (!wholeScreen)
                Redirect(x);
            return new PixelEngine(x, wholeScreen, options, log, clock);
        }
        catch
        {
            x.Dispose();
            throw;
        }
    }

    /// <summary>What the user decided. A new value holds from the next frames on. Any thread.</summary>
    public PictureOptions Options
    {
        get => Volatile.Read(ref _options);
        set
        {
            Volatile.Write(ref _options, value);
            Post(() =>
            {
                foreach (ViewerPixels viewer in _viewers.Where(v => !v.IsRecorder))
                    viewer.SetOptions(Options);
            });
        }
    }

    public void Begin() => Start();

    /// <summary>A window is on the screen now (true) or no more. From the scene's thread.</summary>
    public void NoteWindow(uint id, bool present) => Post(() =>
    {
        if (present)
            AddWindow(id);
        else
            RemoveWindow(id);
    });

    /// <param name="connection">The viewer's.</param>
    /// <param name="newestInput">The newest input that was injected.</param>
    /// <param name="resumes">It shows windows of an earlier link, and gets nothing until <see cref="BeginViewer"/>.</param>
    /// <param name="settings">What it asked for.</param>
    public ViewerPixels AddViewer(WireConnection connection, Func<uint> newestInput, bool resumes, ViewerSettings settings)
    {
        ViewerPixels viewer = new(connection, newestInput, Options, _clock, _records, Interlocked.Increment(ref _viewerCount), settings) { Waits = resumes, Wake = Wake };
        AddAndShow(viewer);
        return viewer;
    }

    /// <summary>A viewer that gets everything exactly, and is in no records.</summary>
    public ViewerPixels AddRecorder(WireConnection connection)
    {
        ViewerPixels viewer = new(connection, () => 0, new PictureOptions { Encoding = EncodingMode.Lossless }, _clock);
        AddAndShow(viewer);
        return viewer;
    }

    public void RemoveViewer(ViewerPixels viewer) => Invoke(() =>
    {
        if (!_viewers.Remove(viewer))
            return;
        _cursor.Forget(viewer.Connection);
        viewer.Dispose();
    });

    /// <summary>From the thread that reads the viewer's messages.</summary>
    public void PostAck(ViewerPixels viewer, in FrameAck ack)
    {
        _acks.Enqueue((viewer, ack, Clock.NowUs(_clock)));
        Wake();
    }

    /// <summary>From the thread that reads the viewer's messages.</summary>
    public void PostPong(ViewerPixels viewer, long askedUs, long nowUs) => Post(() => viewer.OnPong(askedUs, nowUs));

    public void SetVisible(ViewerPixels viewer, uint id, bool visible) => Post(() => viewer.SetVisible(id, visible));

    public void Refresh(ViewerPixels viewer, uint id) => Post(() => viewer.Refresh(id, Clock.NowUs(_clock)));

    public void Keep(ViewerPixels viewer, KeptWindow kept) => Post(() => viewer.Keep(kept));

    /// <summary>The viewer has told what it kept.</summary>
    public void BeginViewer(ViewerPixels viewer) => Post(() => viewer.Waits = false);

    public void SetRefreshRate(ViewerPixels viewer, uint milliHertz) => Post(() => viewer.SetRefreshRate(milliHertz));

    public void SetFocus(ViewerPixels viewer, uint id) => Post(() => viewer.Focused = id);

    /// <summary>What a window shows now, rows of packed BGRX; null when there is no such window. From any thread.</summary>
    public (byte[] Pixels, int Width, int Height)? Grab(uint id)
    {
        (byte[], int, int)? grabbed = null;
        Invoke(() =>
        {
            if (_windows.TryGetValue(id, out CapturedWindow? window) && window.Capture() && window.Image is { } image)
                grabbed = (image.Pixels.ToArray(), image.Width, image.Height);
        });
        return grabbed;
    }

    /// <summary>The newest records. From any thread.</summary>
    /// <param name="after">The number of the last one known; 0 for all.</param>
    /// <param name="most">No more than the newest so many.</param>
    public FramesReport ReportFrames(long after, int most)
    {
        long offset = 0, uncertainty = 0;
        Invoke(() =>
        {
            if (_viewers.FindLast(v => !v.IsRecorder) is { } viewer)
                (offset, uncertainty) = (viewer.NearClock.OffsetUs, viewer.NearClock.UncertaintyUs);
        });
        return new FramesReport(Clock.NowUs(_clock), offset, uncertainty, [.. _records.Snapshot(after, most).Select(r => FrameReport.Of(r))]);
    }

    /// <summary>How each window did of late. From any thread.</summary>
    public IReadOnlyList<WindowStatistics> ReportStatistics(long spanUs)
    {
        long nowUs = Clock.NowUs(_clock);
        return WindowStatistics.Of(_records.Snapshot(), nowUs - spanUs, nowUs);
    }

    public IReadOnlyList<ViewerReport> Report()
    {
        List<ViewerReport> reports = [];
        Invoke(() => reports.AddRange(_viewers.Where(v => !v.IsRecorder).Select(v => v.Report())));
        return reports;
    }

    protected override void OnEvent(xcb_generic_event_t* e, int type)
    {
        if (type == _damageEvent)
        {
            xcb_damage_notify_event_t* damage = (xcb_damage_notify_event_t*)e;
            if (_windows.TryGetValue(damage->drawable, out CapturedWindow? window))
                OnDamage(window, new Rect(damage->area.x, damage->area.y, damage->area.width, damage->area.height));
        }
        else if (type == XCB_CONFIGURE_NOTIFY)
        {
            xcb_configure_notify_event_t* c = (xcb_configure_notify_event_t*)e;
            if (c->@event == c->window && _windows.TryGetValue(c->window, out CapturedWindow? window))
                OnSize(window, c->width, c->height, c->border_width);
        }
        else if (type == XCB_DESTROY_NOTIFY)
        {
            RemoveWindow(((xcb_destroy_notify_event_t*)e)->window);
        }
        else if (_cursor.IsChange(type))
        {
            _cursor.Read();
            foreach (ViewerPixels viewer in _viewers)
                _cursor.SendTo(viewer.Connection);
        }
    }

    protected override long OnTurn()
    {
        while (_acks.TryDequeue(out (ViewerPixels Viewer, FrameAck Ack, long NowUs) item))
            item.Viewer.Acknowledge(item.Ack, item.NowUs);
        long soonest = long.MaxValue;
        long nowUs = Clock.NowUs(_clock);
        foreach (ViewerPixels viewer in _viewers)
            soonest = Math.Min(soonest, viewer.Send(nowUs));
        if (soonest == long.MaxValue)
            return -1;
        return Math.Max(0, soonest - Clock.NowUs(_clock));
    }

    protected override void OnStopping()
    {
        foreach (ViewerPixels viewer in _viewers)
            viewer.Dispose();
        foreach (CapturedWindow window in _windows.Values)
            window.Dispose();
    }

    // A broken connection ends the loop without a word, and a frame may still be on its way aside.
    protected override void OnEnded()
    {
        foreach (ViewerPixels viewer in _viewers)
            viewer.Dispose();
    }

    private static void Redirect(XConnection x)
    {
        x.RequireExtension("Composite");
        Libc.free(xcb_composite_query_version_reply(x.Handle, xcb_composite_query_version(x.Handle, 0, 4), null));
        if (!x.Succeeded(xcb_composite_redirect_subwindows_checked(x.Handle, x.Root, (byte)XCB_COMPOSITE_REDIRECT_MANUAL)))
            throw new DisplayException($"A compositing manager runs on {x.DisplayName}, and rdfwd must be the only one on the display of a session. End it first.");
    }

    private void AddAndShow(ViewerPixels viewer) => Invoke(() =>
    {
        _viewers.Add(viewer);
        foreach (CapturedWindow window in _windows.Values)
            viewer.Add(window, Clock.NowUs(_clock));
        _cursor.SendTo(viewer.Connection);
    });

    private void AddWindow(uint id)
    {
        if (_windows.ContainsKey(id))
            return;
        CapturedWindow window = new(X, id);
        xcb_get_geometry_reply_t* geometry = xcb_get_geometry_reply(X.Handle, xcb_get_geometry(X.Handle, id), null);
        if (geometry == null)
        {
            window.Dispose();
            return;
        }

        window.Resize(geometry->width, geometry->height, geometry->border_width);
        Libc.free(geometry);
        _windows[id] = window;
        foreach (ViewerPixels viewer in _viewers)
            viewer.Add(window, Clock.NowUs(_clock));
    }

    private void RemoveWindow(uint id)
    {
        if (!_windows.Remove(id, out CapturedWindow? window))
            return;
        foreach (ViewerPixels viewer in _viewers)
            viewer.Remove(id);
        window.Dispose();
    }

    private void OnDamage(CapturedWindow window, Rect area)
    {
        Rect inImage = window.NoteDamage(area);
        if (inImage.IsEmpty)
            return;
        long nowUs = Clock.NowUs(_clock);
        foreach (ViewerPixels viewer in _viewers)
            viewer.NoteDamage(window.Id, inImage, nowUs);
    }

    private void OnSize(CapturedWindow window, int width, int height, int border)
    {
        if (!window.Resize(width, height, border))
            return;
        long nowUs = Clock.NowUs(_clock);
        foreach (ViewerPixels viewer in _viewers)
            viewer.NoteSize(window, nowUs);
    }
}
