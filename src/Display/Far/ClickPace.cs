namespace Rdfwd.Display.Far;

/// <summary>
/// Keeps apart what a person pressed apart: two clicks that a stalled link brings at once would be a double click to programs, which know only when
/// they came. Pure; one thread.
/// </summary>
internal sealed class ClickPace
{
    /// <summary>Presses further apart than this are no double click to any toolkit, ms.</summary>
    public const int ApartMs = 500;

    private byte _button;
    private uint _pressedMs;
    private long _cameMs;

    /// <summary>How long to wait before a press is passed on, ms.</summary>
    /// <param name="button">Which.</param>
    /// <param name="pressedMs">When it was pressed, on the clock of the person's X server.</param>
    /// <param name="nowMs">The time here.</param>
    public int Press(byte button, uint pressedMs, long nowMs)
    {
        uint apartThere = unchecked(pressedMs - _pressedMs);
        long apartHere = Math.Max(0, nowMs - _cameMs);
        bool isAlone = button != _button || IsWheel(button) || apartThere <= ApartMs || apartHere > ApartMs;
        int wait = isAlone ? 0 : (int)(ApartMs + 1 - apartHere);
        (_button, _pressedMs, _cameMs) = (button, pressedMs, nowMs + wait);
        return wait;
    }

    private static bool IsWheel(byte button) => button is >= 4 and <= 7;
}
