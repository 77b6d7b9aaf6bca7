namespace Rdfwd.Display.Pacing;

/// <summary>What went through the link lately without a queue: it delivers at least so much. Pure; times are microseconds.</summary>
internal sealed class CarriedRate
{
    // What was carried fades within about this time.
    private const double MemoryUs = 300_000;

    // Less says more about how frames happened to follow each other.
    private const double ShortestUs = 100_000;

    private double _bytes;
    private double _time;
    private long _lastUs;

    /// <summary>Pauses count; 0 while too little was seen.</summary>
    public double BytesPerSecond => _time < ShortestUs ? 0 : _bytes * 1e6 / _time;

    /// <summary>A frame arrived that did not wait for another.</summary>
    public void Add(int bytes, long arrivalUs)
    {
        if (_lastUs != 0)
        {
            double fade = Math.Exp(-Math.Max(0, arrivalUs - _lastUs) / MemoryUs);
            _bytes = (_bytes * fade) + bytes;
            // A long pause is one that lasted as long as is remembered.
            _time = (_time * fade) + (MemoryUs * (1 - fade));
        }

        _lastUs = Math.Max(_lastUs, arrivalUs);
    }

    /// <summary>The link is another one now.</summary>
    public void Forget()
    {
        _bytes = 0;
        _time = 0;
        _lastUs = 0;
    }
}
