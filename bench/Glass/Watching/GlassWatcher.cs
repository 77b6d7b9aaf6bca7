using Rdfwd.Bench.Probe;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Bench.Watching;

/// <summary>
/// A person at the near screen: looks at the counter of one window and presses keys. It reads the pixels when the server says that
/// something was drawn over them, so it sees a change within one wake and one round trip. One thread; owns its connection.
/// </summary>
internal sealed unsafe class GlassWatcher : IDisposable
{
    private readonly XConnection _x;
    private readonly CounterReader _reader;
    private readonly byte _damageEvent;
    private int _left;
    private int _top;
    private int _last = -1;

    public GlassWatcher(string displayName, string? authorityFile = null)
    {
        _x = XConnection.Open(displayName, authorityFile);
        _reader = new CounterReader(_x);
        _damageEvent = (byte)(_x.RequireExtension("DAMAGE").FirstEvent + XCB_DAMAGE_NOTIFY);
        _x.RequireExtension("XTEST");
        Libc.free(xcb_damage_query_version_reply(_x.Handle, xcb_damage_query_version(_x.Handle, 1, 1), null));
        uint damage = _x.NewId();
        // A key is held until its echo is there, and is one press, however long that takes.
        uint off = XCB_AUTO_REPEAT_MODE_OFF;
        xcb_change_keyboard_control(_x.Handle, XCB_KB_AUTO_REPEAT_MODE, &off);
        xcb_damage_create(_x.Handle, damage, _x.Root, (byte)XCB_DAMAGE_REPORT_LEVEL_RAW_RECTANGLES);
        _x.Flush();
        PreciseWait.SharpenThread();
    }

    public XConnection X => _x;

    /// <summary>The near window that is watched.</summary>
    public uint Window { get; private set; }

    /// <summary>Where its content begins on the screen, pixels.</summary>
    public (int X, int Y) Place => (_left, _top);

    /// <summary>Waits for a window by its title to be on the screen and to show a whole counter. The moment when it did, monotonic µs; null when the time passed.</summary>
    public SeenRecord? AwaitWindow(string title, long untilNs)
    {
        uint events = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
        xcb_change_window_attributes(_x.Handle, _x.Root, XCB_CW_EVENT_MASK, &events);
        while (MonotonicClock.NowNs < untilNs && !_x.IsBroken)
        {
            if (WindowTree.FindTitled(_x, title) is { } found && WindowTree.Place(_x, found) is { } place)
            {
                (Window, _left, _top) = (found, place.X, place.Y);
                int counter = _reader.Read(_left, _top);
                if (counter >= 0)
                {
                    _last = counter;
                    return new SeenRecord(counter, MonotonicClock.NowUs);
                }
            }

            // Windows that come and pixels that change are told; the bound is for a window that was there before.
            _ = DrainTouches();
            Sleep(Math.Min(untilNs, MonotonicClock.NowNs + 20_000_000));
        }

        return null;
    }

    /// <summary>The next counter that differs from the last one; false when the time passed.</summary>
    public bool TryNext(long untilNs, out SeenRecord seen)
    {
        seen = default;
        while (!_x.IsBroken)
        {
            if (DrainTouches())
            {
                int counter = _reader.Read(_left, _top);
                long nowUs = MonotonicClock.NowUs;
                if (counter >= 0 && counter != _last)
                {
                    _last = counter;
                    seen = new SeenRecord(counter, nowUs);
                    return true;
                }

                continue;
            }

            if (MonotonicClock.NowNs >= untilNs)
                return false;
            Sleep(untilNs);
        }

        return false;
    }

    /// <summary>Gives the watched window the keyboard, and waits until it has it.</summary>
    public void Focus(long untilNs)
    {
        XProperty.SendClientMessage(
            _x, _x.Root, XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY, Window, _x.Atoms[Atom._NET_ACTIVE_WINDOW], [2, 0, 0]);
        xcb_set_input_focus(_x.Handle, (byte)XCB_INPUT_FOCUS_POINTER_ROOT, Window, XCB_CURRENT_TIME);
        while (!WindowTree.HasFocus(_x, Window))
        {
            if (MonotonicClock.NowNs >= untilNs)
                throw new BenchException("The near window did not get the keyboard.");
            PreciseWait.Until(MonotonicClock.NowNs + 2_000_000);
        }
    }

    /// <summary>Presses or releases a key; returns when it was handed to the server, monotonic µs.</summary>
    public long Key(byte keycode, bool press)
    {
        long nowUs = MonotonicClock.NowUs;
        xcb_test_fake_input(_x.Handle, (byte)(press ? XCB_KEY_PRESS : XCB_KEY_RELEASE), keycode, XCB_CURRENT_TIME, 0, 0, 0, 0);
        _x.Flush();
        return nowUs;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _x.Dispose();
    }

    // Takes all events; whether one of them says that the counter was drawn over.
    private bool DrainTouches()
    {
        bool touched = false;
        xcb_generic_event_t* e;
        while ((e = xcb_poll_for_event(_x.Handle)) != null)
        {
            if ((e->response_type & 0x7f) == _damageEvent)
            {
                xcb_rectangle_t area = ((xcb_damage_notify_event_t*)e)->area;
                touched |= area.x < _left + CounterCells.WidthPx && area.x + area.width > _left
                    && area.y < _top + CounterCells.HeightPx && area.y + area.height > _top;
            }

            Libc.free(e);
        }

        return touched;
    }

    private void Sleep(long untilNs)
    {
        _x.Flush();
        Span<pollfd> polls = [new pollfd { fd = _x.Descriptor, events = Libc.POLLIN }];
        PreciseWait.Poll(polls, untilNs);
    }
}
