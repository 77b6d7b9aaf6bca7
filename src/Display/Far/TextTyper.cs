using System.Text;
using Microsoft.Extensions.Logging;
using Rdfwd.Display.X11;
using static Rdfwd.Interop.Xcb.Xcb;
using static Rdfwd.Interop.Xkb.Xkb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Types text on a display, whatever its keyboard map has. What the map has is struck with the modifiers that it needs; the rest gets spare
/// keycodes of the map, which are taken back at the end. Borrows the connection; the thread that injects input.
/// </summary>
internal sealed unsafe class TextTyper : IDisposable
{
    // Of a person's held modifiers these would make commands of characters: Control, Alt, Super (mod4).
    private const uint CommandModifiers = 4 | 8 | 64;
    private const uint Return = 0xff0d, Tab = 0xff09, UnicodeKeysyms = 0x1000000;

    private readonly XConnection _x;
    private readonly HeldInputs _held;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly DisplayKeys _keys;
    private readonly Strokes _strokes;
    private readonly SpareKeys _spares = new();
    private int _version;
    private bool _toldFull;

    /// <exception cref="DisplayException">The display's map cannot be read.</exception>
    public TextTyper(XConnection x, HeldInputs held, TimeProvider clock, ILogger log)
    {
        _x = x;
        _held = held;
        _clock = clock;
        _log = log;
        _keys = new DisplayKeys(x);
        _strokes = new Strokes(x, _keys, held);
    }

    /// <summary>Types it. May wait, for <see cref="SpareKeys.SettleUs"/> at most, each time that the spare keycodes do not suffice.</summary>
    public void Type(string text)
    {
        uint commands = Update() & CommandModifiers;
        List<byte> released = commands == 0 ? [] : _keys.Setting(_held.Keys, commands);
        foreach (byte key in released)
            _strokes.Fake(XCB_KEY_RELEASE, key);
        uint[] keysyms = [.. text.EnumerateRunes().Select(KeysymOf).Where(k => k != 0)];
        for (int done = 0; done < keysyms.Length;)
            done += TypeSome(keysyms.AsSpan(done));
        foreach (byte key in released)
            _strokes.Fake(XCB_KEY_PRESS, key);
    }

    /// <summary>Takes back what was lent.</summary>
    public void Dispose()
    {
        if (!_x.IsBroken)
            Change([.. _spares.Lent.Select(k => new LentKey(k, 0))]);
        _keys.Dispose();
    }

    internal static uint KeysymOf(Rune rune) => rune.Value switch
    {
        '\n' or '\r' => Return,
        '\t' => Tab,
        < ' ' or (>= 0x7f and < 0xa0) => 0,
        _ => xkb_utf32_to_keysym((uint)rune.Value),
    };

    // Programs know every character by this number too; some know the older ones of a script in their own language only.
    private static uint LentKeysym(uint keysym)
    {
        uint character = xkb_keysym_to_utf32(keysym);
        return character is >= 0x100 and < UnicodeKeysyms ? UnicodeKeysyms | character : keysym;
    }

    // As many as there are keycodes for at the same time. Returns how many.
    private int TypeSome(ReadOnlySpan<uint> keysyms)
    {
        List<KeyStroke?> strokes = [];
        HashSet<uint> needed = [];
        List<uint> missing = [];
        foreach (uint keysym in keysyms)
        {
            uint lent = LentKeysym(keysym);
            byte spare = _spares.KeycodeOf(lent);
            KeyStroke? known = spare == 0 ? _keys.Find(keysym, 0) : null;
            if (known is null && needed.Add(lent))
            {
                if (_spares.Count > 0 && needed.Count > _spares.Count)
                {
                    needed.Remove(lent);
                    break;
                }

                if (spare == 0)
                    missing.Add(lent);
            }

            strokes.Add(known);
        }

        if (missing.Count > 0)
            Lend(missing, needed);
        for (int i = 0; i < strokes.Count; i++)
        {
            byte keycode = strokes[i]?.Keycode ?? _spares.KeycodeOf(LentKeysym(keysyms[i]));
            if (keycode == 0)
                continue;
            _strokes.Strike(strokes[i] ?? new KeyStroke(keycode, null, null));
            _spares.Strike(keycode, Clock.NowUs(_clock));
        }

        _x.Flush();
        return strokes.Count;
    }

    private void Lend(List<uint> missing, HashSet<uint> needed)
    {
        List<LentKey> lent = _spares.Lend(missing, needed, Clock.NowUs(_clock), out long waitUs);
        if (waitUs > 0)
        {
            _x.Flush();
            Thread.Sleep(TimeSpan.FromMicroseconds(waitUs));
        }

        Change(lent);
        if (lent.Count < missing.Count && !_toldFull)
        {
            _toldFull = true;
            _log.LogWarning("The keyboard map of {Display} has no keycode to spare: composed characters are lost", _x.DisplayName);
        }
    }

    // Neighbours with one request: each makes all programs read the map again.
    private void Change(List<LentKey> lent)
    {
        lent.Sort((a, b) => a.Keycode.CompareTo(b.Keycode));
        for (int first = 0, next; first < lent.Count; first = next)
        {
            next = first + 1;
            while (next < lent.Count && lent[next].Keycode == lent[next - 1].Keycode + 1)
                next++;
            // The same with and without Shift, which may be down.
            const int levels = 2;
            uint[] keysyms = [.. lent.GetRange(first, next - first).SelectMany(l => (uint[])[l.Keysym, l.Keysym])];
            fixed (uint* p = keysyms)
                xcb_change_keyboard_mapping(_x.Handle, (byte)(next - first), lent[first].Keycode, levels, p);
        }

        _x.Flush();
    }

    private uint Update()
    {
        uint held = _keys.Update();
        if (_version != _keys.Version)
        {
            _version = _keys.Version;
            _spares.Adopt(_keys.SpareKeycodes(), lent => _keys.Has(lent.Keycode, lent.Keysym));
        }

        return held;
    }
}
