namespace Rdfwd.Display.Records;

/// <summary>
/// How far another machine's clock is ahead, from questions and answers: the quickest of the last half minute tells best, and is
/// wrong by half of its round trip at most. Pure; not thread-safe. Times in µs.
/// </summary>
public sealed class ClockEstimate
{
    // Clocks drift by some tens of µs a second, so that what is old tells nothing.
    private const int Seconds = 30;

    private readonly (long Second, long RoundTripUs, long OffsetUs)[] _best = new (long, long, long)[Seconds];
    private int _filled;

    public bool IsKnown => _filled > 0;

    /// <summary>The other clock minus this one; 0 while unknown.</summary>
    public long OffsetUs { get; private set; }

    /// <summary>The estimate is wrong by no more than this; 0 while unknown.</summary>
    public long UncertaintyUs { get; private set; }

    /// <summary>A question was answered. Impossible times are ignored: the other end chooses its own.</summary>
    /// <param name="askedUs">When this end asked.</param>
    /// <param name="heardUs">When the other end heard it, by its clock.</param>
    /// <param name="answeredUs">When it answered, by its clock.</param>
    /// <param name="backUs">When the answer was here.</param>
    public void Add(long askedUs, long heardUs, long answeredUs, long backUs)
    {
        const long longest = 60_000_000;
        long roundTrip = backUs - askedUs - (answeredUs - heardUs);
        if (heardUs <= 0 || answeredUs < heardUs || roundTrip is < 0 or > longest)
            return;
        long second = backUs / 1_000_000;
        long offset = ((heardUs - askedUs) + (answeredUs - backUs)) / 2;
        int slot = (int)(second % Seconds);
        if (_filled < Seconds && _best[slot].Second == 0)
            _filled++;
        if (_best[slot].Second != second || roundTrip <= _best[slot].RoundTripUs)
            _best[slot] = (second, roundTrip, offset);
        Choose(second);
    }

    private void Choose(long second)
    {
        long shortest = long.MaxValue, newest = 0;
        foreach ((long at, long roundTrip, long offset) in _best)
        {
            if (at == 0 || at <= second - Seconds || roundTrip > shortest || (roundTrip == shortest && at < newest))
                continue;
            (shortest, newest) = (roundTrip, at);
            OffsetUs = offset;
        }

        UncertaintyUs = shortest == long.MaxValue ? 0 : (shortest + 1) / 2;
    }
}
