using Rdfwd.Interop.Xkb;

namespace Rdfwd.Display.Near;

/// <summary>
/// Keycodes without a symbol to which a program of the near desktop gives characters, to type what the layout lacks: password managers,
/// screen keyboards, xdotool. Their map is another one before a far program could follow, so what they type crosses as text. Pure; one thread.
/// </summary>
internal sealed class BorrowedKeys
{
    /// <summary>Who changes more keycodes than this at once changes the layout.</summary>
    public const int MostAtOnce = 16;

    private const int FirstKeycode = 8, Keycodes = 256;

    private readonly bool[] _isSpare = new bool[Keycodes];
    private readonly (uint Plain, uint Shifted)[] _keysyms = new (uint, uint)[Keycodes];

    /// <summary>The whole map, which the far end has too.</summary>
    /// <param name="keysyms">As GetKeyboardMapping tells them, from keycode 8 on.</param>
    /// <param name="perKeycode">Keysyms of a keycode.</param>
    public void Learn(ReadOnlySpan<uint> keysyms, int perKeycode)
    {
        for (int code = FirstKeycode; code < Keycodes; code++)
        {
            int start = (code - FirstKeycode) * perKeycode;
            ReadOnlySpan<uint> key = perKeycode > 0 && start + perKeycode <= keysyms.Length ? keysyms.Slice(start, perKeycode) : [];
            // What is lent at this moment is no part of the layout either.
            bool isLent = _keysyms[code].Plain != 0 && !key.IsEmpty && Meaning(key) == _keysyms[code];
            _isSpare[code] = isLent || (!key.IsEmpty && !key.ContainsAnyExcept(0u));
            if (!isLent)
                _keysyms[code] = default;
        }
    }

    /// <summary>Some keycodes have other symbols now. False when that is more than a loan: then the far end must have the whole map.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="keysyms">As GetKeyboardMapping tells them.</param>
    /// <param name="perKeycode">Keysyms of a keycode.</param>
    public bool TryFollow(byte first, ReadOnlySpan<uint> keysyms, int perKeycode)
    {
        int count = perKeycode > 0 ? keysyms.Length / perKeycode : 0;
        if (count is 0 or > MostAtOnce || first < FirstKeycode || first + count > Keycodes)
            return false;
        for (int i = 0; i < count; i++)
        {
            if (!_isSpare[first + i] || !AreCharacters(keysyms.Slice(i * perKeycode, perKeycode)))
                return false;
        }

        for (int i = 0; i < count; i++)
            _keysyms[first + i] = Meaning(keysyms.Slice(i * perKeycode, perKeycode));
        return true;
    }

    /// <summary>The character of a borrowed key; null for every other key.</summary>
    public string? CharacterOf(byte keycode, bool shifted)
    {
        uint keysym = shifted ? _keysyms[keycode].Shifted : _keysyms[keycode].Plain;
        return keysym == 0 ? null : char.ConvertFromUtf32((int)Xkb.xkb_keysym_to_utf32(keysym));
    }

    private static (uint Plain, uint Shifted) Meaning(ReadOnlySpan<uint> key) => (key[0], key.Length > 1 && key[1] != 0 ? key[1] : key[0]);

    private static bool AreCharacters(ReadOnlySpan<uint> keysyms)
    {
        foreach (uint keysym in keysyms)
        {
            // Return, Tab and the like have control characters; they are keys and no text.
            if (keysym != 0 && (Xkb.xkb_keysym_to_utf32(keysym) is < ' ' or 0x7f or > 0x10ffff or (>= 0xd800 and < 0xe000)))
                return false;
        }

        return true;
    }
}
