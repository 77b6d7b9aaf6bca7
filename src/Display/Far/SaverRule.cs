using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Whether a program of a display keeps its screen saver from coming on. The server tells nobody, but a screen saver that does not come on when its
/// time is over is suspended (XScreenSaverSuspend), and one whose time begins anew although nobody typed is reset (XResetScreenSaver). Before either
/// shows, nothing can be known; what was known last holds. Pure; times in milliseconds; one thread.
/// </summary>
public sealed class SaverRule
{
    private const int OftenMs = 1000;
    private const int SeldomMs = 5000;

    // Input needs a while from the connection to the server.
    private const int SlackMs = 1000;

    // Programs reset it every 10 to 50 seconds.
    private const int MemoryMs = 75_000;

    private bool _suspected;
    private bool _suspended;
    private long? _startMs;
    private long _resetMs = long.MinValue / 2;
    private long _earlierResetMs = long.MinValue / 2;

    /// <summary>What is known.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Takes what the server says (MIT-SCREEN-SAVER 1.1, QueryInfo); returns when to ask again.</summary>
    /// <param name="state">Off, on, or that it is disabled.</param>
    /// <param name="untilMs">While it is off: the time until it comes on.</param>
    /// <param name="idleMs">How long the server has seen no input, or no reset.</param>
    /// <param name="nowMs">The time of any clock.</param>
    /// <param name="inputMs">When a viewer's input last came, on the same clock.</param>
    public int Note(int state, uint untilMs, uint idleMs, long nowMs, long inputMs)
    {
        bool off = state == XCB_SCREENSAVER_STATE_OFF, due = off && untilMs == 0;
        // It may be about to come on in this moment.
        _suspended = due ? _suspended || _suspected : _suspended && off;
        _suspected = due;
        long resetMs = nowMs - idleMs;
        // What was before the first look was nobody's doing.
        _startMs ??= resetMs;
        if (resetMs > Math.Max(inputMs, Math.Max(_startMs.Value, _resetMs)) + SlackMs)
            (_earlierResetMs, _resetMs) = (_resetMs, resetMs);
        // Once is no habit: the end of a suspension resets it too.
        IsHeld = _suspended || _earlierResetMs > nowMs - MemoryMs;
        return off ? (int)Math.Clamp(untilMs + 1L, OftenMs, SeldomMs) : SeldomMs;
    }
}
