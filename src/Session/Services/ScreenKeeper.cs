using Rdfwd.Display.Near;
using Rdfwd.Wire;
using Rdfwd.Wire.Flow;

namespace Rdfwd.Session.Services;

/// <summary>
/// Keeps the near screen on while far programs want that: by the desktop's screen saver service, or else by the X server's own. Any thread.
/// </summary>
internal sealed class ScreenKeeper : IDisposable
{
    private const int Burst = 10;
    private const long RefillUs = 1_000_000;

    private readonly Lock _lock = new();
    private readonly TokenBucket _rate = new(Burst, RefillUs);
    private readonly TimeProvider _clock;
    private readonly Func<NearBus?> _bus;
    private readonly Func<ScreenSaverHold> _openHold;
    private readonly Action _changed;
    private NearBus? _heldBy;
    private uint _cookie;
    private ScreenSaverHold? _hold;
    private bool _wanted;
    private bool _busy;
    private string _why = "";
    private string _how = "";

    /// <param name="bus">The desktop's bus, or null where there is none.</param>
    /// <param name="openHold">Keeps the X server's screen saver off, or throws <see cref="Display.DisplayException"/>.</param>
    /// <param name="clock">For the rate: a far end that changes its mind all the time is not followed.</param>
    /// <param name="changed">Called when <see cref="How"/> changed; any thread, and not while this is locked.</param>
    public ScreenKeeper(Func<NearBus?> bus, Func<ScreenSaverHold> openHold, TimeProvider clock, Action changed)
    {
        _clock = clock;
        _bus = bus;
        _openHold = openHold;
        _changed = changed;
    }

    /// <summary>How the screen is kept on, or why not; empty while nobody wants it.</summary>
    public string How
    {
        get
        {
            lock (_lock)
                return _how;
        }
    }

    public void Set(bool on, string why)
    {
        lock (_lock)
        {
            if (on && !_wanted && !_rate.TryTake((long)_clock.GetMicroseconds()))
                return;
            _wanted = on;
            _why = why;
            Step();
        }

        _changed();
    }

    /// <summary>The desktop's bus is gone, and what it held with it.</summary>
    public void BusLost(NearBus bus)
    {
        lock (_lock)
        {
            if (_heldBy != bus && !_busy)
                return;
            _heldBy = null;
            _busy = false;
            _cookie = 0;
            if (_wanted)
                HoldByServer();
        }

        _changed();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _wanted = false;
            Step();
        }
    }

    private void Step()
    {
        if (_busy)
            return;
        bool held = _heldBy is not null || _hold is not null;
        if (_wanted == held)
            return;
        if (!_wanted)
        {
            _heldBy?.UnInhibit(_cookie);
            _heldBy = null;
            _hold?.Dispose();
            _hold = null;
            _how = "";
            return;
        }

        NearBus? bus = _bus();
        _busy = bus?.Inhibit(_why, cookie => Answered(bus, cookie)) == true;
        if (!_busy)
            HoldByServer();
    }

    private void Answered(NearBus bus, uint cookie)
    {
        lock (_lock)
        {
            _busy = false;
            if (cookie == 0)
            {
                if (_wanted)
                    HoldByServer();
            }
            else
            {
                _heldBy = bus;
                _cookie = cookie;
                _how = "by the desktop's screen saver service";
                Step();
            }
        }

        _changed();
    }

    private void HoldByServer()
    {
        try
        {
            _hold ??= _openHold();
            _how = "by the X server's screen saver";
        }
        catch (Display.DisplayException e)
        {
            _how = $"not at all: {e.Message.TrimEnd('.')}";
        }
    }
}
