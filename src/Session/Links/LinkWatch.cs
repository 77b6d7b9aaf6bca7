namespace Rdfwd.Session.Links;

/// <summary>
/// Decides when to ask a silent peer for a sign of life and when to give it up. Both ends of a link use it. Pure: times
/// are handed in, as durations since any fixed moment.
/// </summary>
internal struct LinkWatch
{
    /// <summary>After this silence a Ping goes out, and another after each further such time.</summary>
    public static readonly TimeSpan PingAfter = TimeSpan.FromSeconds(1);

    /// <summary>After this silence the link counts as lost.</summary>
    public static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(5);

    private TimeSpan _lastPing;
    private bool _pinged;

    /// <summary>What to do now.</summary>
    /// <param name="now">The present moment.</param>
    /// <param name="lastReceive">When bytes last came.</param>
    public LinkStep Step(TimeSpan now, TimeSpan lastReceive)
    {
        TimeSpan silence = now - lastReceive;
        if (silence >= LostAfter)
            return LinkStep.Lost;
        if (silence < PingAfter)
        {
            _pinged = false;
            return LinkStep.Wait;
        }

        if (_pinged && now - _lastPing < PingAfter)
            return LinkStep.Wait;
        _pinged = true;
        _lastPing = now;
        return LinkStep.Ping;
    }

    /// <summary>How long at most to wait before the next <see cref="Step"/>, in milliseconds, at least 1.</summary>
    public readonly int WaitMs(TimeSpan now, TimeSpan lastReceive)
    {
        TimeSpan next = _pinged ? _lastPing + PingAfter : lastReceive + PingAfter;
        TimeSpan lost = lastReceive + LostAfter;
        TimeSpan wait = (next < lost ? next : lost) - now;
        return Math.Clamp((int)Math.Ceiling(wait.TotalMilliseconds), 1, (int)PingAfter.TotalMilliseconds);
    }
}
