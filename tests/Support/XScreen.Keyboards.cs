using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Tests.Support;

/// <content>A typist who tries every key.</content>
public sealed unsafe partial class XScreen
{
    public const byte ShiftKey = 50, CapsLockKey = 66, NumLockKey = 77, RightAltKey = 108, ReturnKey = 36, SpaceKey = 65;

    private static readonly byte[] PrintableKeys =
    [
        .. Range(10, 21), .. Range(24, 35), .. Range(38, 49), .. Range(51, 61), SpaceKey, 94, 97, 132,
    ];

    /// <summary>
    /// Strikes every key of the main block with each combination of the layout's level keys: none, Shift, and the third
    /// level alone and with Shift, the fifth, and both. A space follows each, so that dead keys give their own sign; a line ends with each combination.
    /// </summary>
    /// <remarks>Two empty lines end it.</remarks>
    public void StrikeEveryKey()
    {
        const uint level3 = 0xfe03, level5 = 0xfe11;
        byte? third = KeyOf(level3), fifth = KeyOf(level5);
        List<byte[]> combinations = [[], [ShiftKey]];
        if (third is { } held3)
            combinations.AddRange([[held3], [ShiftKey, held3]]);
        // With Shift the fifth level has keys that edit, which programs keep for themselves.
        if (fifth is { } held5)
            combinations.Add([held5]);
        if (third is { } l3 && fifth is { } l5)
            combinations.Add([l3, l5]);
        HashSet<byte> modifiers = ModifierKeys();
        // What locks something would change what the next person to type gets: levels, and the keys that move the pointer.
        foreach (uint locking in new uint[] { 0xfe05, 0xfe13, 0xfef9 })
            modifiers.UnionWith(KeysOf(locking));
        foreach (byte[] held in combinations)
        {
            foreach (byte key in PrintableKeys.Where(k => !modifiers.Contains(k) && k != third && k != fifth))
            {
                foreach (byte modifier in held)
                    PressKey(modifier);
                Strike(key);
                foreach (byte modifier in held.Reverse())
                    ReleaseKey(modifier);
                Strike(SpaceKey);
            }

            Strike(ReturnKey);
        }

        Strike(ReturnKey);
        Strike(ReturnKey);
    }

    /// <summary>What every key gives, as the core protocol tells it: keysyms of keycodes 8 to 255, in rows.</summary>
    public uint[] KeyboardMapping()
    {
        xcb_get_keyboard_mapping_reply_t* map = xcb_get_keyboard_mapping_reply(X.Handle, xcb_get_keyboard_mapping(X.Handle, 8, 248), null);
        if (map == null)
            return [];
        uint[] keysyms = new ReadOnlySpan<uint>(xcb_get_keyboard_mapping_keysyms(map), xcb_get_keyboard_mapping_keysyms_length(map)).ToArray();
        Libc.free(map);
        return keysyms;
    }

    /// <summary>A keycode that has no keysym at all.</summary>
    public byte SpareKey()
    {
        uint[] map = KeyboardMapping();
        int perKeycode = map.Length / 248;
        return (byte)(8 + Enumerable.Range(0, 248).Last(i => map.AsSpan(i * perKeycode, perKeycode).IndexOfAnyExcept(0u) < 0));
    }

    /// <summary>Gives a key another meaning, as programs do that type what the layout lacks; 0 takes it away.</summary>
    public void Lend(byte keycode, uint keysym)
    {
        uint* keysyms = stackalloc uint[2] { keysym, keysym };
        xcb_change_keyboard_mapping(X.Handle, 1, keycode, 2, keysyms);
        X.Sync();
    }

    /// <summary>The first key that has this keysym on any level, if one has.</summary>
    public byte? KeyOf(uint keysym) => KeysOf(keysym) is [byte first, ..] ? first : null;

    /// <summary>The keys that the core protocol takes for Shift.</summary>
    public IReadOnlyList<byte> ShiftKeys() => ModifierMap() is { Length: > 0 } map ? map[..(map.Length / 8)] : [];

    /// <summary>The locked modifiers and the locked layout.</summary>
    public (byte Modifiers, byte Group) Locks()
    {
        xcb_xkb_use_extension(X.Handle, 1, 0);
        xcb_xkb_get_state_reply_t* state = xcb_xkb_get_state_reply(X.Handle, xcb_xkb_get_state(X.Handle, XCB_XKB_ID_USE_CORE_KBD), null);
        if (state == null)
            return default;
        (byte, byte) locks = (state->lockedMods, state->lockedGroup);
        Libc.free(state);
        return locks;
    }

    /// <summary>Locks modifiers and a layout as a desktop's indicator does, without keys.</summary>
    public void SetLocks(byte modifiers, byte group)
    {
        xcb_xkb_use_extension(X.Handle, 1, 0);
        xcb_xkb_latch_lock_state(X.Handle, XCB_XKB_ID_USE_CORE_KBD, 0xff, modifiers, 1, group, 0, 0, 0);
        X.Sync();
    }

    private List<byte> KeysOf(uint keysym)
    {
        uint[] map = KeyboardMapping();
        int levels = map.Length / 248;
        return [.. Range(8, 255).Where(k => map.AsSpan((k - 8) * levels, levels).Contains(keysym))];
    }

    private HashSet<byte> ModifierKeys() => [.. ModifierMap()];

    private byte[] ModifierMap()
    {
        xcb_get_modifier_mapping_reply_t* reply = xcb_get_modifier_mapping_reply(X.Handle, xcb_get_modifier_mapping(X.Handle), null);
        if (reply == null)
            return [];
        byte[] keys = new ReadOnlySpan<byte>(xcb_get_modifier_mapping_keycodes(reply), xcb_get_modifier_mapping_keycodes_length(reply)).ToArray();
        Libc.free(reply);
        return keys;
    }

    private static IEnumerable<byte> Range(byte first, byte last) => Enumerable.Range(first, last - first + 1).Select(k => (byte)k);
}
