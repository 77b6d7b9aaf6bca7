namespace Rdfwd.Display.Pacing;

/// <summary>
/// Keeps the frames of one window to the refresh rate of the viewer's screen: a pair of frames may follow each other at once, so that an
/// echo never waits for a frame that was just sent, but on average there is one for each refresh. Pure; times are microseconds.
/// </summary>
public struct FrameClock
{
    private const long MilliHertzMicroseconds = 1_000_000_000;
    private const uint DefaultMilliHertz = 60_000;
    private const uint SlowestMilliHertz = 10_000;

    // A little less than a refresh: a program that draws at the same rate must not fall out of step with it.
    private const int IntervalPercent = 94;

    private long _dueUs;

    /// <summary>The time between frames for a screen.</summary>
    /// <param name="refreshMilliHertz">Of the screen; 0 when unknown.</param>
    public static long IntervalUs(uint refreshMilliHertz)
    {
        uint rate = refreshMilliHertz == 0 ? DefaultMilliHertz : Math.Max(refreshMilliHertz, SlowestMilliHertz);
        return MilliHertzMicroseconds * IntervalPercent / 100 / rate;
    }

    /// <summary>The time between frames for a rate that is not to be passed.</summary>
    public static long IntervalOf(int framesPerSecond) => 1_000_000 / framesPerSecond;

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
