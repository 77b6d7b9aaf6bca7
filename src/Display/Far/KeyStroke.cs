namespace Rdfwd.Display.Far;

/// <summary>How a character is made on a keyboard whose map stays as it is.</summary>
/// <param name="Keycode">The key.</param>
/// <param name="Shift">Whether Shift must be down; null as it is.</param>
/// <param name="Level3">Whether the key for the third level (AltGr) must be down; null as it is.</param>
internal readonly record struct KeyStroke(byte Keycode, bool? Shift, bool? Level3)
{
    /// <summary>Whether the modifiers may stay as they are.</summary>
    public bool IsPlain => Shift is null && Level3 is null;
}
