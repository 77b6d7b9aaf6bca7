using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Whether a program of a display holds its screen saver off (XScreenSaverSuspend). The server tells nobody, but a screen saver that does not come on
/// when its time is over is held. Before that, nothing can be known; what was known last holds. Pure; times in milliseconds; one thread.
/// </summary>
public sealed class SaverRule
{
    private const int OftenMs = 1000;
    private const int SeldomMs = 10_000;

    private bool _suspected;

    /// <summary>What is known.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>Takes what the server says (MIT-SCREEN-SAVER 1.1, QueryInfo); returns when to ask again.</summary>
    /// <param name="state">Off, on, or that it is disabled.</param>
    /// <param name="untilMs">While it is off: the time until it comes on.</param>
    public int Note(int state, uint untilMs)
    {
        bool due = state == XCB_SCREENSAVER_STATE_OFF && untilMs == 0;
        // It may be about to come on in this moment.
        IsHeld = due ? IsHeld || _suspected : IsHeld && state == XCB_SCREENSAVER_STATE_OFF;
        _suspected = due;
        return state == XCB_SCREENSAVER_STATE_OFF ? (int)Math.Clamp(untilMs + 1L, OftenMs, SeldomMs) : SeldomMs;
    }
}
