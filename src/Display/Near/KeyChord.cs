using Rdfwd.Interop.Xkb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>A key with modifiers, as in <c>ctrl+alt+Return</c>.</summary>
/// <param name="Keysym">What the key is without modifiers.</param>
/// <param name="Modifiers">X modifier mask: Shift, Control, Mod1 (Alt), Mod4 (Super).</param>
public sealed record KeyChord(uint Keysym, uint Modifiers)
{
    /// <summary>The modifiers that count; locks do not.</summary>
    public const uint Counted = (uint)(XCB_MOD_MASK_SHIFT | XCB_MOD_MASK_CONTROL | XCB_MOD_MASK_1 | XCB_MOD_MASK_4);

    /// <summary>ctrl+alt+Return</summary>
    public static KeyChord Default { get; } = new(0xff0d, (uint)(XCB_MOD_MASK_CONTROL | XCB_MOD_MASK_1));

    /// <summary>Reads modifiers (shift, ctrl, alt, super) and the name of a key (keysymdef.h), joined by +; <c>none</c> gives null.</summary>
    public static bool TryParse(string text, out KeyChord? chord)
    {
        chord = null;
        if (text == "none")
            return true;
        string[] parts = text.Split('+');
        uint modifiers = 0;
        foreach (string part in parts[..^1])
        {
            uint modifier = part.ToUpperInvariant() switch
            {
                "SHIFT" => XCB_MOD_MASK_SHIFT,
                "CTRL" or "CONTROL" => XCB_MOD_MASK_CONTROL,
                "ALT" => XCB_MOD_MASK_1,
                "SUPER" => XCB_MOD_MASK_4,
                _ => 0,
            };
            if (modifier == 0)
                return false;
            modifiers |= modifier;
        }

        uint keysym = parts[^1].Length is > 0 and < 64 ? Xkb.xkb_keysym_from_name(parts[^1], Xkb.XKB_KEYSYM_NO_FLAGS) : 0;
        if (keysym == 0 && parts[^1].Length is > 0 and < 64)
            keysym = Xkb.xkb_keysym_from_name(parts[^1], Xkb.XKB_KEYSYM_CASE_INSENSITIVE);
        if (keysym == 0)
            return false;
        chord = new KeyChord(keysym, modifiers);
        return true;
    }

    /// <summary>Whether a press is this chord.</summary>
    /// <param name="keysym">What the key is without modifiers.</param>
    /// <param name="state">The modifiers that are down, as X events tell them.</param>
    public bool Matches(uint keysym, uint state) => keysym == Keysym && (state & Counted) == Modifiers;
}
