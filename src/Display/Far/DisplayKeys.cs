using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Interop.Xkb;
using static Rdfwd.Interop.Xcb.Xcb;
using static Rdfwd.Interop.Xkb.Xkb;

namespace Rdfwd.Display.Far;

/// <summary>The keyboard map of a display as it is, read but never written: which key makes a keysym. Borrows the connection; one thread.</summary>
internal sealed unsafe class DisplayKeys : IDisposable
{
    /// <summary>Keysyms of the keys that change levels (keysymdef.h).</summary>
    public const uint ShiftLeft = 0xffe1, ShiftRight = 0xffe2, Level3Shift = 0xfe03;

    private const ushort CoreKeyboard = 0x100;
    private const uint FirstKeycode = 8;
    private const uint ShiftMask = 1;

    private readonly XConnection _x;
    private readonly Dictionary<uint, List<byte>> _keys = [];
    private readonly byte _xkbEvent;
    private xkb_context* _context;
    private xkb_keymap* _keymap;
    private xkb_state* _state;
    private uint _level3Mask;
    private uint _last;

    /// <exception cref="DisplayException">The display's map cannot be read.</exception>
    public DisplayKeys(XConnection x)
    {
        _x = x;
        byte firstEvent = 0;
        if (xkb_x11_setup_xkb_extension(x.Handle, XKB_X11_MIN_MAJOR_XKB_VERSION, XKB_X11_MIN_MINOR_XKB_VERSION, XKB_X11_SETUP_XKB_EXTENSION_NO_FLAGS, null, null, &firstEvent, null) == 0)
            throw new DisplayException($"The X display {x.DisplayName} lacks the XKB extension, which rdfwd needs to use its keyboard.");
        _xkbEvent = firstEvent;
        const ushort mapChanges = XCB_XKB_EVENT_TYPE_NEW_KEYBOARD_NOTIFY | XCB_XKB_EVENT_TYPE_MAP_NOTIFY;
        const ushort allParts = 0xff;
        xcb_xkb_select_events(x.Handle, CoreKeyboard, mapChanges, 0, mapChanges, allParts, allParts, null);
        Load();
    }

    /// <summary>Counts the maps that were read: what was learned of an earlier one may not hold any more.</summary>
    public int Version { get; private set; }

    /// <summary>The key with this keysym without modifiers, or 0.</summary>
    public byte KeyOf(uint keysym) => _keys.TryGetValue(keysym, out List<byte>? keys) ? keys[0] : (byte)0;

    /// <summary>The keycodes for which the map has nothing, in ascending order.</summary>
    public IEnumerable<byte> SpareKeycodes()
    {
        HashSet<byte> used = [.. _keys.Values.SelectMany(k => k)];
        for (uint key = FirstKeycode; key <= _last; key++)
        {
            if (!used.Contains((byte)key))
                yield return (byte)key;
        }
    }

    /// <summary>Of these keys those that set one of these modifiers.</summary>
    public List<byte> Setting(IEnumerable<byte> keys, uint modifiers) => [.. keys.Where(k => (MaskOf(k) & modifiers) != 0)];

    /// <summary>Whether a key has this keysym on one of its levels.</summary>
    public bool Has(byte key, uint keysym) => _keys.TryGetValue(keysym, out List<byte>? keys) && keys.Contains(key);

    /// <summary>Takes over what changed in the map until now. One round trip.</summary>
    /// <returns>The modifiers that are held down.</returns>
    public uint Update()
    {
        // What the server told before its reply is here with the reply.
        xcb_xkb_get_state_reply_t* now = xcb_xkb_get_state_reply(_x.Handle, xcb_xkb_get_state(_x.Handle, CoreKeyboard), null);
        uint held = now == null ? 0u : now->baseMods;
        Libc.free(now);
        Refresh();
        return held;
    }

    /// <summary>How to make a keysym now; null when no key of the display does. One round trip.</summary>
    /// <param name="keysym">What is to be made.</param>
    /// <param name="preferred">The key that makes it at the other end.</param>
    public KeyStroke? Find(uint keysym, byte preferred)
    {
        Refresh();
        if (_state == null)
            return null;
        xcb_xkb_get_state_reply_t* now = xcb_xkb_get_state_reply(_x.Handle, xcb_xkb_get_state(_x.Handle, CoreKeyboard), null);
        if (now == null)
            return null;
        (uint depressed, uint latched, uint locked, uint group) = (now->baseMods, now->latchedMods, now->lockedMods, now->group);
        Libc.free(now);
        IEnumerable<byte> keys = _keys.TryGetValue(keysym, out List<byte>? others) ? others : [];
        if (others?.Contains(preferred) == true)
            keys = keys.Prepend(preferred);
        foreach (byte key in keys)
        {
            if (Makes(key, keysym, depressed, latched, locked, group))
                return new KeyStroke(key, null, null);
        }

        foreach (byte key in keys)
        {
            foreach ((bool shift, bool level3) in ((bool, bool)[])[(false, false), (true, false), (false, true), (true, true)])
            {
                uint wanted = (depressed & ~(ShiftMask | _level3Mask)) | (shift ? ShiftMask : 0) | (level3 ? _level3Mask : 0);
                if (level3 && _level3Mask == 0)
                    continue;
                if (Makes(key, keysym, wanted, latched, locked, group))
                    return new KeyStroke(key, Changed(depressed, wanted, ShiftMask), Changed(depressed, wanted, _level3Mask));
            }
        }

        return null;
    }

    public void Dispose()
    {
        Free();
        if (_context != null)
            xkb_context_unref(_context);
        _context = null;
    }

    private static bool? Changed(uint now, uint wanted, uint mask) => ((now ^ wanted) & mask) == 0 ? null : (wanted & mask) != 0;

    private bool Makes(byte key, uint keysym, uint depressed, uint latched, uint locked, uint group)
    {
        _ = xkb_state_update_mask(_state, depressed, latched, locked, 0, 0, group);
        return xkb_state_key_get_one_sym(_state, key) == keysym;
    }

    // The owner may change the map at any time.
    private void Refresh()
    {
        bool changed = false;
        xcb_generic_event_t* e;
        while ((e = xcb_poll_for_event(_x.Handle)) != null)
        {
            // xkbType stands where other events have their detail.
            changed |= (e->response_type & 0x7f) == _xkbEvent && e->pad0 is XCB_XKB_NEW_KEYBOARD_NOTIFY or XCB_XKB_MAP_NOTIFY;
            Libc.free(e);
        }

        if (changed)
            Load();
    }

    private void Load()
    {
        Free();
        if (_context == null)
            _context = xkb_context_new(XKB_CONTEXT_NO_DEFAULT_INCLUDES);
        int device = xkb_x11_get_core_keyboard_device_id(_x.Handle);
        _keymap = device < 0 ? null : xkb_x11_keymap_new_from_device(_context, _x.Handle, device, XKB_KEYMAP_COMPILE_NO_FLAGS);
        if (_keymap == null)
            throw new DisplayException($"The keyboard map of {_x.DisplayName} cannot be read.");
        _state = xkb_state_new(_keymap);
        Version++;
        _last = Math.Min(255, xkb_keymap_max_keycode(_keymap));
        for (uint key = Math.Max(FirstKeycode, xkb_keymap_min_keycode(_keymap)); key <= _last; key++)
            Add((byte)key);
        _level3Mask = MaskOf(KeyOf(Level3Shift));
    }

    private void Add(byte key)
    {
        uint* keysyms;
        uint layouts = xkb_keymap_num_layouts_for_key(_keymap, key);
        for (uint layout = 0; layout < layouts; layout++)
        {
            uint levels = xkb_keymap_num_levels_for_key(_keymap, key, layout);
            for (uint level = 0; level < levels; level++)
            {
                if (xkb_keymap_key_get_syms_by_level(_keymap, key, layout, level, &keysyms) != 1)
                    continue;
                if (!_keys.TryGetValue(keysyms[0], out List<byte>? keys))
                    _keys[keysyms[0]] = keys = [];
                if (!keys.Contains(key))
                    keys.Add(key);
            }
        }
    }

    // What a modifier key sets.
    private uint MaskOf(byte key)
    {
        if (key == 0)
            return 0;
        xkb_state* state = xkb_state_new(_keymap);
        _ = xkb_state_update_key(state, key, XKB_KEY_DOWN);
        // The eight real modifiers.
        uint mask = xkb_state_serialize_mods(state, XKB_STATE_MODS_DEPRESSED) & 0xff;
        xkb_state_unref(state);
        return mask;
    }

    private void Free()
    {
        _keys.Clear();
        if (_state != null)
            xkb_state_unref(_state);
        if (_keymap != null)
            xkb_keymap_unref(_keymap);
        _state = null;
        _keymap = null;
    }
}
