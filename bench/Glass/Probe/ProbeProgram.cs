using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Bench.Probe;

/// <summary>The program <c>rdfwd _probe</c>: a window at the far end that paints a scene and a counter, and writes down when; for some scenes more windows beside it. One thread for each window.</summary>
public sealed unsafe class ProbeProgram : IDisposable
{
    private static readonly TimeSpan CompanionsCome = TimeSpan.FromSeconds(10);

    private readonly ProbeOptions _options;
    private readonly Action _whenShown;
    private readonly XConnection _x;
    private readonly ProbeLog? _log;
    private readonly PaintTools _tools;
    private readonly IScene _scene;
    private readonly uint _window;
    private readonly uint _picture;
    private uint _bits;
    private int _counter;
    private uint _releasedMs;
    private bool _shown;
    private bool _closed;

    private ProbeProgram(ProbeOptions options, Action whenShown)
    {
        _options = options;
        _whenShown = whenShown;
        _x = XConnection.Open(null);
        _log = options.LogPath is null ? null : new ProbeLog(options.LogPath);
        _tools = new PaintTools(_x);
        _window = ProbeWindow.Create(_x, options.Width, options.Height, options.Title, options.TakesKeys, sizeIsFixed: true);
        _picture = _tools.CreatePixmap(options.Width, options.Height);
        _scene = Scenes.Create(options.Scene, _tools, options.Width, options.Height);
        _tools.Fill(_picture, 0, 0, 0, options.Width, options.Height);
        _scene.Paint(_picture, 0);
        SetCounter(0);
        _x.Sync();
    }

    /// <summary>Until its window is closed or its X server ends. Uses $DISPLAY.</summary>
    public static void Run(ProbeOptions options)
    {
        IReadOnlyList<ProbeOptions> companions = Companions.Of(options);
        using CountdownEvent shown = new(companions.Count);
        foreach (ProbeOptions beside in companions)
            Begin(beside.Title, () => Run(beside, () => shown.Signal()));
        // The watched window comes last and lies above them.
        _ = shown.Wait(CompanionsCome);
        if (options.Scene == SceneKind.All)
            Begin("churn", WindowChurn.Run);
        Run(options, () => { });
    }

    public void Dispose()
    {
        _log?.Dispose();
        _x.Dispose();
    }

    private static void Run(ProbeOptions options, Action whenShown)
    {
        using ProbeProgram probe = new(options, whenShown);
        probe.Loop();
    }

    // Each with a connection of its own; they end with the process.
    private static void Begin(string name, ThreadStart run) => new Thread(run) { IsBackground = true, Name = name }.Start();

    private void Loop()
    {
        PreciseWait.SharpenThread();
        xcb_map_window(_x.Handle, _window);
        _x.Flush();
        long intervalNs = _scene.Moves ? 1_000_000_000L / _options.FramesPerSecond : 0;
        long nextNs = long.MaxValue;
        Span<pollfd> polls = [new pollfd { fd = _x.Descriptor, events = Libc.POLLIN }];
        while (!_closed && !_x.IsBroken)
        {
            xcb_generic_event_t* e;
            while ((e = xcb_poll_for_event(_x.Handle)) != null)
            {
                OnEvent(e);
                Libc.free(e);
            }

            // Half an interval after the first exposure, so that the clock does not beat with what the exposure causes.
            if (_shown && nextNs == long.MaxValue && intervalNs > 0)
                nextNs = MonotonicClock.NowNs + (intervalNs / 2);
            long nowNs = MonotonicClock.NowNs;
            if (nowNs >= nextNs)
            {
                PaintFrame(nowNs / 1000);
                nextNs += intervalNs;
                // A machine that stood still gets no burst of frames.
                if (nextNs < nowNs - intervalNs)
                    nextNs = nowNs + intervalNs;
                continue;
            }

            _x.Flush();
            PreciseWait.Poll(polls, nextNs);
        }
    }

    private void OnEvent(xcb_generic_event_t* e)
    {
        switch (e->response_type & 0x7f)
        {
            case XCB_EXPOSE:
                long beganUs = MonotonicClock.NowUs;
                _tools.CopyArea(_picture, _window, 0, 0, 0, 0, _options.Width, _options.Height);
                if (!_shown)
                {
                    Record(beganUs);
                    _whenShown();
                }

                _shown = true;
                break;
            // An X server repeats a key that is held by releasing and pressing it at one moment; only a press counts.
            case XCB_KEY_PRESS when Scenes.IsTyped(_options.Scene) && ((xcb_key_press_event_t*)e)->time != _releasedMs:
                PaintKey();
                break;
            case XCB_KEY_RELEASE:
                _releasedMs = ((xcb_key_press_event_t*)e)->time;
                break;
            case XCB_CLIENT_MESSAGE:
                xcb_client_message_event_t* message = (xcb_client_message_event_t*)e;
                _closed |= message->type == _x.Atoms[Atom.WM_PROTOCOLS];
                break;
            case XCB_DESTROY_NOTIFY:
                _closed = true;
                break;
            default:
                break;
        }
    }

    // The window first: what is kept for exposures may come later.
    private void PaintKey()
    {
        long beganUs = MonotonicClock.NowUs;
        Span<xcb_rectangle_t> cells = stackalloc xcb_rectangle_t[CounterCells.Cells];
        uint old = _bits;
        _counter = (_counter + 1) & CounterCells.MaxCounter;
        _bits = CounterCells.Encode(_counter);
        FlipCells(_window, old, cells);
        Record(beganUs);
        FlipCells(_picture, old, cells);
    }

    // Drawn aside and shown by one request, as toolkits do.
    private void PaintFrame(long beganUs)
    {
        SetCounter((_counter + 1) & CounterCells.MaxCounter);
        _scene.Paint(_picture, _counter);
        _tools.CopyArea(_picture, _window, 0, 0, 0, 0, _options.Width, _options.Height);
        Record(beganUs);
    }

    private void SetCounter(int counter)
    {
        Span<xcb_rectangle_t> cells = stackalloc xcb_rectangle_t[CounterCells.Cells];
        uint old = _bits;
        _counter = counter;
        _bits = CounterCells.Encode(counter);
        FlipCells(_picture, old, cells);
    }

    private void FlipCells(uint drawable, uint oldBits, Span<xcb_rectangle_t> cells)
    {
        int n = CounterCells.Differences(oldBits, _bits, cells);
        fixed (xcb_rectangle_t* p = cells)
            xcb_poly_fill_rectangle(_x.Handle, drawable, _tools.Flip, (uint)n, p);
    }

    private void Record(long beganUs)
    {
        _x.Sync();
        _log?.Add(new PaintRecord(_counter, beganUs, MonotonicClock.NowUs));
    }
}
