namespace Rdfwd.Display.Pacing;

/// <summary>
/// Keeps the frames of one window to the refresh rate of the viewer's screen: a pair of frames may follow each other at once, so that an
/// echo never waits for a frame that was just sent, but on average there is one for each refresh. Pure; times are microseconds.
/// </summary>
public struct FrameClock
{
    private const int MilliHertzMicroseconds = 1_000_000_000;

    private long _dueUs;

    /// <summary>The time of one refresh.</summary>
    /// <param name="refreshMilliHertz">At least 1.</param>
    public static long IntervalUs(uint refreshMilliHertz)
    {
        return MilliHertzMicroseconds / Math.Max(1, refreshMilliHertz);
    }

    /// <summary>True when a frame may be made now; else <paramref name="retryAtUs"/> says when.</summary>
    public readonly bool MaySend(long nowUs, long intervalUs, out long retryAtUs)
    {
        retryAtUs = _dueUs - intervalUs;
        return nowUs >= retryAtUs;
    }

    public void OnSent(long nowUs, long intervalUs)
    {
        _dueUs = Math.Max(_dueUs, nowUs) + intervalUs;
    }
}
