namespace Rdfwd.Display.Pacing;

/// <summary>
/// Chooses which window of a viewer has the next frame. Live changes come before refinement, but for a window that has been due for long, which
/// gets a frame now and then: beside a film that takes all there is, a quiet window becomes exact too. Among live windows the one that was served longest
/// ago is next, the focused one with a head start: it is quick, and starves nobody. Make one, offer every window, ask. Pure; times are microseconds.
/// </summary>
internal struct WindowTurn
{
    private const long FocusHeadStartUs = 50_000;

    // A window that is due for longer is refined although others change, but not more often than this.
    private const long OverdueUs = 100_000;
    private const long AgainUs = 100_000;

    private readonly long _nowUs;
    private readonly long _refinedUs;
    private long _rank;
    private long _refineUs;
    private long _laterUs;

    /// <param name="nowUs">The time.</param>
    /// <param name="refinedUs">When a window was refined last; 0 for never.</param>
    public WindowTurn(long nowUs, long refinedUs = 0)
    {
        _nowUs = nowUs;
        _refinedUs = refinedUs;
        _rank = long.MaxValue;
        _refineUs = long.MaxValue;
        _laterUs = long.MaxValue;
    }

    /// <summary>Some window with changes may have its frame now.</summary>
    public readonly bool HasLive => _rank != long.MaxValue;

    /// <summary>A window is due to be refined, and no other has changes to send now, or it is its turn nevertheless.</summary>
    public readonly bool MayRefine => _refineUs <= _nowUs && (!HasLive || (_nowUs - _refineUs >= OverdueUs && _nowUs - _refinedUs >= AgainUs));

    /// <summary>When to ask again, if nothing may be sent now.</summary>
    public readonly long LaterUs => Math.Min(_laterUs, _refineUs);

    /// <summary>A window has changes. True when it is the most urgent so far.</summary>
    /// <param name="servedUs">When its last frame was sent.</param>
    /// <param name="mayAtUs">Not before, for it keeps to the screen's rate.</param>
    /// <param name="isFocused">It has the viewer's focus.</param>
    public bool OfferLive(long servedUs, long mayAtUs, bool isFocused)
    {
        if (mayAtUs > _nowUs)
        {
            LookAgain(mayAtUs);
            return false;
        }

        long rank = servedUs - (isFocused ? FocusHeadStartUs : 0);
        if (rank >= _rank)
            return false;
        _rank = rank;
        return true;
    }

    /// <summary>A window without changes will be due to be refined. True when it is the first so far.</summary>
    public bool OfferRefine(long dueUs)
    {
        if (dueUs >= _refineUs)
            return false;
        _refineUs = dueUs;
        return true;
    }

    /// <summary>Something else is to be looked at then.</summary>
    public void LookAgain(long atUs) => _laterUs = Math.Min(_laterUs, atUs);
}
