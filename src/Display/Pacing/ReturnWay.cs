namespace Rdfwd.Display.Pacing;

/// <summary>
/// How late acknowledgements are on their way back, which says nothing about the link that carries the frames: an answer that says when it was
/// given is compared with the fastest of about the last ten seconds. The clocks of the two ends need not agree. Pure; times are microseconds.
/// </summary>
internal sealed class ReturnWay
{
    private const long WindowUs = 5_000_000;

    private long _current = long.MaxValue;
    private long _previous = long.MaxValue;
    private long _startUs = long.MinValue;

    /// <summary>How much longer the answer took than the fastest.</summary>
    /// <param name="answeredUs">When it was given, of the other end's clock.</param>
    /// <param name="nowUs">When it came.</param>
    public long LateUs(long answeredUs, long nowUs)
    {
        if (_startUs == long.MinValue || nowUs - _startUs > WindowUs)
        {
            _previous = _startUs == long.MinValue || nowUs - _startUs > 2 * WindowUs ? long.MaxValue : _current;
            _current = long.MaxValue;
            _startUs = nowUs;
        }

        long took = nowUs - answeredUs;
        _current = Math.Min(_current, took);
        return took - Math.Min(_current, _previous);
    }
}
