using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.Logging;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Interop.Xkb;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;
using static Rdfwd.Interop.Xkb.Xkb;

namespace Rdfwd.Display.Near;

/// <summary>The near keyboard: its map as text, its locks, its modifier keys. Belongs to the thread of its connection.</summary>
internal sealed unsafe class KeyboardReader
{
    private const ushort CoreKeyboard = 0x100;
    private const int MaxKeymapBytes = 1 << 20;

    private readonly XConnection _x;
    private readonly ILogger _log;
    private readonly byte _xkbEvent;
    private readonly bool[] _isModifier = new bool[256];
    private readonly BorrowedKeys _borrowed = new();

    public KeyboardReader(XConnection x, ILogger log)
    {
        _x = x;
        _log = log;
        byte firstEvent = 0;
        if (xkb_x11_setup_xkb_extension(x.Handle, XKB_X11_MIN_MAJOR_XKB_VERSION, XKB_X11_MIN_MINOR_XKB_VERSION, XKB_X11_SETUP_XKB_EXTENSION_NO_FLAGS, null, null, &firstEvent, null) == 0)
            throw new DisplayException($"The X display {x.DisplayName} lacks the XKB extension, which rdfwd needs to know the keyboard layout.");
        _xkbEvent = firstEvent;
        // With it a held key gives presses without releases between them, so that repeats can be told from keys.
        const uint detectableAutoRepeat = 1;
        Libc.free(xcb_xkb_per_client_flags_reply(x.Handle, xcb_xkb_per_client_flags(x.Handle, CoreKeyboard, detectableAutoRepeat, detectableAutoRepeat, 0, 0, 0), null));
        const ushort newKeyboardAndMap = XCB_XKB_EVENT_TYPE_NEW_KEYBOARD_NOTIFY | XCB_XKB_EVENT_TYPE_MAP_NOTIFY;
        const ushort allMapParts = 0xff;
        const ushort locks = XCB_XKB_STATE_PART_MODIFIER_LOCK | XCB_XKB_STATE_PART_GROUP_LOCK;
        // The details of StateNotify: which parts this is about, and which of them are wanted.
        ushort* details = stackalloc ushort[2] { locks, locks };
        xcb_xkb_select_events(
            x.Handle, CoreKeyboard, newKeyboardAndMap | XCB_XKB_EVENT_TYPE_STATE_NOTIFY, 0, newKeyboardAndMap, allMapParts, allMapParts, details);
        Locks = ReadLocks();
    }

    /// <summary>Whether an event says that the keyboard's map is another one now.</summary>
    public bool IsMapChange(xcb_generic_event_t* e)
    {
        if ((e->response_type & 0x7f) != _xkbEvent)
            return (e->response_type & 0x7f) == XCB_MAPPING_NOTIFY && ((xcb_mapping_notify_event_t*)e)->request != XCB_MAPPING_POINTER;
        // xkbType stands where other events have their detail.
        return e->pad0 is XCB_XKB_NEW_KEYBOARD_NOTIFY or XCB_XKB_MAP_NOTIFY;
    }

    /// <summary>Whether an event says that Caps Lock, Num Lock or the layout were locked or unlocked, by a key or by a program.</summary>
    public bool IsLockChange(xcb_generic_event_t* e) => (e->response_type & 0x7f) == _xkbEvent && e->pad0 == XCB_XKB_STATE_NOTIFY;

    /// <summary>The locks as they were at the latest event; a key that the server tells of behind it may be typed under others by now.</summary>
    public LockState Locks { get; private set; }

    /// <summary>Takes over what such an event says of them.</summary>
    public void FollowLocks(xcb_generic_event_t* e)
    {
        xcb_xkb_state_notify_event_t* state = (xcb_xkb_state_notify_event_t*)e;
        Locks = new LockState(state->lockedMods, state->lockedGroup);
    }

    /// <summary>
    /// Whether a change is of keys that a program borrows to type a character with, of which the far end need not know. One round trip.
    /// </summary>
    public bool IsLoan(xcb_generic_event_t* e)
    {
        (byte first, byte count) = Changed(e);
        if (count == 0)
            return false;
        xcb_get_keyboard_mapping_reply_t* reply = xcb_get_keyboard_mapping_reply(_x.Handle, xcb_get_keyboard_mapping(_x.Handle, first, count), null);
        if (reply == null)
            return false;
        bool isLoan = _borrowed.TryFollow(first, Keysyms(reply), reply->keysyms_per_keycode);
        Libc.free(reply);
        return isLoan;
    }

    /// <summary>What a borrowed key types; null for every other key.</summary>
    public string? TextOf(byte keycode, ushort state) => _borrowed.CharacterOf(keycode, (state & XCB_MOD_MASK_SHIFT) != 0);

    /// <summary>The whole map, as the far end is to have it.</summary>
    public Keymap ReadKeymap()
    {
        ReadModifiers();
        LearnSpareKeys();
        Locks = ReadLocks();
        string[] names = (XProperty.GetText(_x, _x.Root, Atom._XKB_RULES_NAMES) ?? "").Split('\0');
        string Name(int i) => i < names.Length ? names[i] : "";
        return new Keymap(Name(0), Name(1), Name(2), Name(3), Name(4), ReadText());
    }

    /// <summary>The modifier keys among those that are down.</summary>
    /// <param name="keys">KeymapNotify's bits, of keycode 8 and up.</param>
    public IEnumerable<byte> HeldModifiers(ReadOnlySpan<byte> keys)
    {
        List<byte> held = [];
        for (int code = 8; code < 256; code++)
        {
            if (_isModifier[code] && (keys[(code >> 3) - 1] & (1 << (code & 7))) != 0)
                held.Add((byte)code);
        }

        return held;
    }

    /// <summary>What a key is without modifiers, in the first layout; one round trip.</summary>
    public uint KeysymOf(byte keycode)
    {
        xcb_get_keyboard_mapping_reply_t* reply = xcb_get_keyboard_mapping_reply(_x.Handle, xcb_get_keyboard_mapping(_x.Handle, keycode, 1), null);
        if (reply == null)
            return 0;
        uint keysym = xcb_get_keyboard_mapping_keysyms_length(reply) > 0 ? xcb_get_keyboard_mapping_keysyms(reply)[0] : 0;
        Libc.free(reply);
        return keysym;
    }

    private LockState ReadLocks()
    {
        xcb_xkb_get_state_reply_t* reply = xcb_xkb_get_state_reply(_x.Handle, xcb_xkb_get_state(_x.Handle, CoreKeyboard), null);
        if (reply == null)
            return default;
        LockState locks = new(reply->lockedMods, reply->lockedGroup);
        Libc.free(reply);
        return locks;
    }

    // The keycodes whose symbols, and nothing else that matters here, are others now; none when it is not known or is more than that.
    private (byte First, byte Count) Changed(xcb_generic_event_t* e)
    {
        if ((e->response_type & 0x7f) != _xkbEvent)
        {
            xcb_mapping_notify_event_t* mapping = (xcb_mapping_notify_event_t*)e;
            return mapping->request == XCB_MAPPING_KEYBOARD ? (mapping->first_keycode, mapping->count) : default;
        }

        xcb_xkb_map_notify_event_t* map = (xcb_xkb_map_notify_event_t*)e;
        bool isMore = e->pad0 != XCB_XKB_MAP_NOTIFY || (map->changed & XCB_XKB_MAP_PART_KEY_SYMS) == 0
            || ((map->changed & XCB_XKB_MAP_PART_MODIFIER_MAP) != 0 && map->nModMapKeys > map->nKeySyms);
        return isMore || map->nKeySyms > BorrowedKeys.MostAtOnce ? default : (map->firstKeySym, map->nKeySyms);
    }

    private static ReadOnlySpan<uint> Keysyms(xcb_get_keyboard_mapping_reply_t* reply) =>
        new(xcb_get_keyboard_mapping_keysyms(reply), xcb_get_keyboard_mapping_keysyms_length(reply));

    private void LearnSpareKeys()
    {
        const byte firstKeycode = 8;
        xcb_get_keyboard_mapping_reply_t* reply = xcb_get_keyboard_mapping_reply(_x.Handle, xcb_get_keyboard_mapping(_x.Handle, firstKeycode, 256 - firstKeycode), null);
        if (reply == null)
            return;
        _borrowed.Learn(Keysyms(reply), reply->keysyms_per_keycode);
        Libc.free(reply);
    }

    private void ReadModifiers()
    {
        Array.Clear(_isModifier);
        xcb_get_modifier_mapping_reply_t* reply = xcb_get_modifier_mapping_reply(_x.Handle, xcb_get_modifier_mapping(_x.Handle), null);
        if (reply == null)
            return;
        byte* codes = xcb_get_modifier_mapping_keycodes(reply);
        int perModifier = reply->keycodes_per_modifier;
        for (int i = 0; i < 8 * perModifier; i++)
        {
            // Index 1 is Lock: a lock key held down is not a state to copy; LockState carries what it did.
            if (i / Math.Max(1, perModifier) != 1)
                _isModifier[codes[i]] = true;
        }

        Libc.free(reply);
    }

    private string ReadText()
    {
        xkb_context* context = xkb_context_new(XKB_CONTEXT_NO_DEFAULT_INCLUDES);
        if (context == null)
            return "";
        string text = "";
        int device = xkb_x11_get_core_keyboard_device_id(_x.Handle);
        xkb_keymap* keymap = device < 0 ? null : xkb_x11_keymap_new_from_device(context, _x.Handle, device, XKB_KEYMAP_COMPILE_NO_FLAGS);
        if (keymap != null)
        {
            byte* bytes = xkb_keymap_get_as_string(keymap, XKB_KEYMAP_FORMAT_TEXT_V1);
            if (bytes != null)
            {
                ReadOnlySpan<byte> span = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(bytes);
                if (span.Length <= MaxKeymapBytes)
                    text = Encoding.UTF8.GetString(span);
                Libc.free(bytes);
            }

            xkb_keymap_unref(keymap);
        }

        xkb_context_unref(context);
        if (text.Length == 0)
            _log.LogWarning("The near keyboard's map cannot be read; the far end gets the layout's name only");
        return text;
    }
}
