using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Composing;

/// <summary>
/// Where the text cursor of a program is, by its picture: programs tell that to input methods alone. What changes in few pixels after typing is
/// the text and its cursor, and what blinks is a cursor. Pure; one thread.
/// </summary>
internal sealed class CaretGuess
{
    private const int MostHeight = 72, LeastHeight = 6, MostWidth = 400, BlinkWidth = 4;

    private bool _typing;

    /// <summary>A key or a text went to the program.</summary>
    public void NoteKey() => _typing = true;

    /// <summary>The pointer moved or a button was pressed: what changes next may be what is under it.</summary>
    public void NotePointer() => _typing = false;

    /// <summary>Whether a change can be one at a cursor, whoever made it.</summary>
    public static bool IsSmall(Rect changed) => changed.Height is >= LeastHeight and <= MostHeight && changed.Width <= MostWidth;

    /// <summary>Whether the cursor is at the right end of a small change, with what is composed below it.</summary>
    public bool IsCaret(Rect changed) => IsSmall(changed) && (_typing || changed.Width <= BlinkWidth);
}
