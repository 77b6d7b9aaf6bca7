namespace Rdfwd.Display.Pacing;

/// <summary>
/// Chooses which window of a viewer has the next frame. Live changes come before refinement. Among live windows the one that was served longest
/// ago is next, the focused one with a head start: it is quick, and starves nobody. Make one, offer every window, ask. Pure; times are microseconds.
/// </summary>
internal struct WindowTurn
{
    private const long FocusHeadStartUs = 50_000;

    private readonly long _nowUs;
    private long _rank;
    private long _refineUs;
    private long _laterUs;

    public WindowTurn(long nowUs)
    {
        _nowUs = nowUs;
        _rank = long.MaxValue;
        _refineUs = long.MaxValue;
        _laterUs = long.MaxValue;
    }

    /// <summary>Some window with changes may have its frame now.</summary>
    public readonly bool HasLive => _rank != long.MaxValue;

    /// <summary>No window has changes to send now, and one is due to be refined.</summary>
    public readonly bool MayRefine => !HasLive && _refineUs <= _nowUs;

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
