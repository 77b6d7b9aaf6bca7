namespace Rdfwd.Display.Near;

/// <summary>
/// Whether a person works with the near windows now. Far programs may only reach for what is this person's while that is so. Any thread.
/// </summary>
public sealed class NearUse
{
    /// <summary>The focus, and the last press of a key or button, count for this long after they are gone.</summary>
    private const long FocusUs = 3_000_000, PressUs = 15_000_000;

    private readonly TimeProvider _clock;
    private long _focusUs = long.MinValue / 2;
    private long _pressUs = long.MinValue / 2;
    private bool _focused;

    public NearUse(TimeProvider clock)
    {
        _clock = clock;
    }

    /// <summary>One of the windows has the keyboard, or had it a moment ago, and a key or button was pressed in it shortly before.</summary>
    public bool IsUsed
    {
        get
        {
            long now = Clock.NowUs(_clock);
            return (Volatile.Read(ref _focused) || now - Volatile.Read(ref _focusUs) < FocusUs) && now - Volatile.Read(ref _pressUs) < PressUs;
        }
    }

    internal void Focus(bool focused)
    {
        Volatile.Write(ref _focused, focused);
        Volatile.Write(ref _focusUs, Clock.NowUs(_clock));
    }

    internal void Press() => Volatile.Write(ref _pressUs, Clock.NowUs(_clock));
}
