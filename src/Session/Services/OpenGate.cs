using Rdfwd.Wire;
using Rdfwd.Wire.Flow;

namespace Rdfwd.Session.Services;

/// <summary>How much far programs may have opened here: a few at once, then one every two seconds, links and files together. Any thread.</summary>
internal sealed class OpenGate
{
    private const int Burst = 4;
    private const long RefillUs = 2_000_000;

    // What a desktop opens may stay in the foreground of its xdg-open until a person closes it.
    private const int MostRunning = 16;

    private readonly Lock _lock = new();
    private readonly TokenBucket _rate = new(Burst, RefillUs);
    private readonly TimeProvider _clock;
    private int _running;

    public OpenGate(TimeProvider clock)
    {
        _clock = clock;
    }

    /// <summary>Whether one more may be opened; whoever gets a yes calls <see cref="Leave"/> at its end.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_running >= MostRunning || !_rate.TryTake((long)_clock.GetMicroseconds()))
                return false;
            _running++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_lock)
            _running--;
    }
}
