namespace Rdfwd.Input.Links;

/// <summary>
/// Notices when so many events are written in so short a time that readers of the clones cannot follow: what a link held back comes all at
/// once, and a node that runs over drops everything it has. Pure.
/// </summary>
public struct BurstBrake
{
    /// <summary>In which a reader gets the processor even on a busy machine with a single one.</summary>
    public const long WindowUs = 4000;

    private int _events;
    private long _sinceUs;

    /// <summary>Counts events about to be written. True when the clock has to be asked with <see cref="MustPause"/>.</summary>
    public bool Add(int events)
    {
        _events += events;
        return _events > InputLimits.BurstEvents;
    }

    /// <summary>Whether the readers need a pause before the next events; begins a new count.</summary>
    public bool MustPause(long nowUs)
    {
        bool fast = nowUs - _sinceUs < WindowUs;
        _events = 0;
        _sinceUs = nowUs;
        return fast;
    }
}
