namespace Rdfwd.Display.Pacing;

/// <summary>
/// Where the person's attention is: in the focused window, while keys and pointer are used, and in what has just appeared. Meanwhile the frames
/// of other windows that keep changing are kept small, and none begins at the very moment in which an answer to the input is expected. Pure; times in µs.
/// </summary>
internal struct Attention
{
    /// <summary>How long one input counts.</summary>
    public const long LastsUs = 1_000_000;

    /// <summary>A window that had a frame so lately keeps changing.</summary>
    private const long BusyUs = 100_000;

    /// <summary>How long an answer is waited for.</summary>
    public const long AnswerUs = 4_000;

    // Inputs that never end must not hold the other windows up for good.
    private const long HoldAgainUs = 30_000;
    private const int Divisor = 3;
    private const int FewestBytes = 1200;

    // The part of the rate that is added, so that a link which became faster is noticed.
    private const int PaceShare = 4;
    private const long SlowestPace = 32 * 1024;

    private uint _newest;
    private long _inputUs;
    private long _heldUs;
    private bool _isAnswered;

    /// <summary>What was applied by now.</summary>
    /// <param name="newest">The number of the newest input; 0 for none yet.</param>
    /// <param name="nowUs">The time.</param>
    public void Note(uint newest, long nowUs)
    {
        if (newest == _newest)
            return;
        _newest = newest;
        _inputUs = nowUs;
        if (nowUs - _heldUs < HoldAgainUs && _heldUs != 0)
            return;
        _heldUs = nowUs;
        _isAnswered = false;
    }

    /// <summary>Whether a window is looked at, or may be the answer itself: a menu that opens has not changed lately.</summary>
    /// <param name="isFocused">It has the viewer's focus.</param>
    /// <param name="anyFocused">Some window of the viewer has.</param>
    /// <param name="servedUs">When it had its last frame; 0 for none yet.</param>
    /// <param name="nowUs">The time.</param>
    public static bool IsAttended(bool isFocused, bool anyFocused, long servedUs, long nowUs) => isFocused || !anyFocused || servedUs == 0 || nowUs - servedUs >= BusyUs;

    /// <summary>
    /// How fast the frames of other windows are to leave, in bytes a second; 0: as the link takes them. What lies in the link cannot be overtaken
    /// by an answer, so they go little faster than it carries them.
    /// </summary>
    /// <param name="bytesPerSecond">What the link is believed to deliver; 0 while unknown.</param>
    /// <param name="nowUs">The time.</param>
    public readonly long Pace(long bytesPerSecond, long nowUs) =>
        _inputUs == 0 || nowUs - _inputUs > LastsUs || bytesPerSecond == 0 ? 0 : Math.Max(SlowestPace, bytesPerSecond + (bytesPerSecond / PaceShare));

    /// <summary>A frame of the focused window went out.</summary>
    public void Answered() => _isAnswered = true;

    /// <summary>When a window may have its next frame at the soonest.</summary>
    public readonly long MayBeginUs(bool isAttended, long nowUs) =>
        isAttended || _isAnswered || _heldUs == 0 ? nowUs : Math.Max(nowUs, _heldUs + AnswerUs);

    /// <summary>The budget of a window's frame.</summary>
    public readonly FrameBudget Limit(in FrameBudget budget, bool isAttended, long nowUs) =>
        isAttended || _inputUs == 0 || nowUs - _inputUs > LastsUs || budget.Bytes <= FewestBytes
            ? budget
            : budget with { Bytes = Math.Max(FewestBytes, budget.Bytes / Divisor) };
}
