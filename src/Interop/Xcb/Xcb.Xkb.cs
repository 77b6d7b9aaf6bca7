using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-xkb: the XKEYBOARD extension.</summary>
public static unsafe partial class Xcb
{
    /// <summary>Key of the extension for <see cref="xcb_get_extension_data"/>; lives as long as the process.</summary>
    public static xcb_extension_t* xcb_xkb_id => ExtensionKey(ref _xcb_xkb_id, Libraries.XcbXkb, "xcb_xkb_id");

    public const int XCB_XKB_EVENT_TYPE_NEW_KEYBOARD_NOTIFY = 1;
    public const int XCB_XKB_EVENT_TYPE_MAP_NOTIFY = 2;
    public const int XCB_XKB_EVENT_TYPE_STATE_NOTIFY = 4;
    public const int XCB_XKB_EVENT_TYPE_CONTROLS_NOTIFY = 8;
    public const int XCB_XKB_EVENT_TYPE_INDICATOR_STATE_NOTIFY = 16;
    public const int XCB_XKB_EVENT_TYPE_INDICATOR_MAP_NOTIFY = 32;
    public const int XCB_XKB_EVENT_TYPE_NAMES_NOTIFY = 64;
    public const int XCB_XKB_EVENT_TYPE_COMPAT_MAP_NOTIFY = 128;
    public const int XCB_XKB_EVENT_TYPE_BELL_NOTIFY = 0x100;
    public const int XCB_XKB_EVENT_TYPE_ACTION_MESSAGE = 0x200;
    public const int XCB_XKB_EVENT_TYPE_ACCESS_X_NOTIFY = 0x400;
    public const int XCB_XKB_EVENT_TYPE_EXTENSION_DEVICE_NOTIFY = 0x800;

    public const int XCB_XKB_NKN_DETAIL_KEYCODES = 1;
    public const int XCB_XKB_NKN_DETAIL_GEOMETRY = 2;
    public const int XCB_XKB_NKN_DETAIL_DEVICE_ID = 4;

    public const int XCB_XKB_MAP_PART_KEY_TYPES = 1;
    public const int XCB_XKB_MAP_PART_KEY_SYMS = 2;
    public const int XCB_XKB_MAP_PART_MODIFIER_MAP = 4;
    public const int XCB_XKB_MAP_PART_EXPLICIT_COMPONENTS = 8;
    public const int XCB_XKB_MAP_PART_KEY_ACTIONS = 16;
    public const int XCB_XKB_MAP_PART_KEY_BEHAVIORS = 32;
    public const int XCB_XKB_MAP_PART_VIRTUAL_MODS = 64;
    public const int XCB_XKB_MAP_PART_VIRTUAL_MOD_MAP = 128;

    public const int XCB_XKB_STATE_PART_MODIFIER_STATE = 1;
    public const int XCB_XKB_STATE_PART_MODIFIER_BASE = 2;
    public const int XCB_XKB_STATE_PART_MODIFIER_LATCH = 4;
    public const int XCB_XKB_STATE_PART_MODIFIER_LOCK = 8;
    public const int XCB_XKB_STATE_PART_GROUP_STATE = 16;
    public const int XCB_XKB_STATE_PART_GROUP_BASE = 32;
    public const int XCB_XKB_STATE_PART_GROUP_LATCH = 64;
    public const int XCB_XKB_STATE_PART_GROUP_LOCK = 128;
    public const int XCB_XKB_STATE_PART_COMPAT_STATE = 0x100;
    public const int XCB_XKB_STATE_PART_GRAB_MODS = 0x200;
    public const int XCB_XKB_STATE_PART_COMPAT_GRAB_MODS = 0x400;
    public const int XCB_XKB_STATE_PART_LOOKUP_MODS = 0x800;
    public const int XCB_XKB_STATE_PART_COMPAT_LOOKUP_MODS = 0x1000;
    public const int XCB_XKB_STATE_PART_POINTER_BUTTONS = 0x2000;

    public const int XCB_XKB_BOOL_CTRL_REPEAT_KEYS = 1;
    public const int XCB_XKB_BOOL_CTRL_SLOW_KEYS = 2;
    public const int XCB_XKB_BOOL_CTRL_BOUNCE_KEYS = 4;
    public const int XCB_XKB_BOOL_CTRL_STICKY_KEYS = 8;
    public const int XCB_XKB_BOOL_CTRL_MOUSE_KEYS = 16;
    public const int XCB_XKB_BOOL_CTRL_MOUSE_KEYS_ACCEL = 32;
    public const int XCB_XKB_BOOL_CTRL_ACCESS_X_KEYS = 64;
    public const int XCB_XKB_BOOL_CTRL_ACCESS_X_TIMEOUT_MASK = 0x80;
    public const int XCB_XKB_BOOL_CTRL_ACCESS_X_FEEDBACK_MASK = 0x100;
    public const int XCB_XKB_BOOL_CTRL_AUDIBLE_BELL_MASK = 0x200;
    public const int XCB_XKB_BOOL_CTRL_OVERLAY_1_MASK = 0x400;
    public const int XCB_XKB_BOOL_CTRL_OVERLAY_2_MASK = 0x800;
    public const int XCB_XKB_BOOL_CTRL_IGNORE_GROUP_LOCK_MASK = 0x1000;

    public const int XCB_XKB_CONTROL_GROUPS_WRAP = 0x8000000;
    public const int XCB_XKB_CONTROL_INTERNAL_MODS = 0x10000000;
    public const int XCB_XKB_CONTROL_IGNORE_LOCK_MODS = 0x20000000;
    public const int XCB_XKB_CONTROL_PER_KEY_REPEAT = 0x40000000;
    public const uint XCB_XKB_CONTROL_CONTROLS_ENABLED = 0x80000000;

    public const int XCB_XKB_ID_USE_CORE_KBD = 0x100;
    public const int XCB_XKB_ID_USE_CORE_PTR = 0x200;
    public const int XCB_XKB_ID_DFLT_XI_CLASS = 0x300;
    public const int XCB_XKB_ID_DFLT_XI_ID = 0x400;
    public const int XCB_XKB_ID_ALL_XI_CLASS = 0x500;
    public const int XCB_XKB_ID_ALL_XI_ID = 0x600;
    public const int XCB_XKB_ID_XI_NONE = 0xff00;

    public const int XCB_XKB_GROUP_1 = 0;
    public const int XCB_XKB_GROUP_2 = 1;
    public const int XCB_XKB_GROUP_3 = 2;
    public const int XCB_XKB_GROUP_4 = 3;

    public const int XCB_XKB_NAME_DETAIL_KEYCODES = 1;
    public const int XCB_XKB_NAME_DETAIL_GEOMETRY = 2;
    public const int XCB_XKB_NAME_DETAIL_SYMBOLS = 4;
    public const int XCB_XKB_NAME_DETAIL_PHYS_SYMBOLS = 8;
    public const int XCB_XKB_NAME_DETAIL_TYPES = 16;
    public const int XCB_XKB_NAME_DETAIL_COMPAT = 32;
    public const int XCB_XKB_NAME_DETAIL_KEY_TYPE_NAMES = 64;
    public const int XCB_XKB_NAME_DETAIL_KT_LEVEL_NAMES = 128;
    public const int XCB_XKB_NAME_DETAIL_INDICATOR_NAMES = 0x100;
    public const int XCB_XKB_NAME_DETAIL_KEY_NAMES = 0x200;
    public const int XCB_XKB_NAME_DETAIL_KEY_ALIASES = 0x400;
    public const int XCB_XKB_NAME_DETAIL_VIRTUAL_MOD_NAMES = 0x800;
    public const int XCB_XKB_NAME_DETAIL_GROUP_NAMES = 0x1000;
    public const int XCB_XKB_NAME_DETAIL_RG_NAMES = 0x2000;

    public const int XCB_XKB_PER_CLIENT_FLAG_DETECTABLE_AUTO_REPEAT = 1;
    public const int XCB_XKB_PER_CLIENT_FLAG_GRABS_USE_XKB_STATE = 2;
    public const int XCB_XKB_PER_CLIENT_FLAG_AUTO_RESET_CONTROLS = 4;
    public const int XCB_XKB_PER_CLIENT_FLAG_LOOKUP_STATE_WHEN_GRABBED = 8;
    public const int XCB_XKB_PER_CLIENT_FLAG_SEND_EVENT_USES_XKB_STATE = 0x10;

    public const int XCB_XKB_NEW_KEYBOARD_NOTIFY = 0;
    public const int XCB_XKB_MAP_NOTIFY = 1;
    public const int XCB_XKB_STATE_NOTIFY = 2;
    public const int XCB_XKB_CONTROLS_NOTIFY = 3;
    public const int XCB_XKB_BELL_NOTIFY = 8;
    public const int XCB_XKB_USE_EXTENSION = 0;
    public const int XCB_XKB_GET_STATE = 4;
    public const int XCB_XKB_LATCH_LOCK_STATE = 5;
    public const int XCB_XKB_GET_CONTROLS = 6;
    public const int XCB_XKB_SET_CONTROLS = 7;
    public const int XCB_XKB_PER_CLIENT_FLAGS = 0x15;
    public const int XCB_XKB_SELECT_EVENTS = 1;
    public const int XCB_XKB_BELL = 3;

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_cookie_t xcb_xkb_use_extension(
        xcb_connection_t* c, ushort wantedMajor, ushort wantedMinor);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_cookie_t xcb_xkb_use_extension_unchecked(
        xcb_connection_t* c, ushort wantedMajor, ushort wantedMinor);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_xkb_use_extension_reply_t* xcb_xkb_use_extension_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_cookie_t xcb_xkb_get_state(xcb_connection_t* c, ushort deviceSpec);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_cookie_t xcb_xkb_get_state_unchecked(xcb_connection_t* c, ushort deviceSpec);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_xkb_get_state_reply_t* xcb_xkb_get_state_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_void_cookie_t xcb_xkb_latch_lock_state(
        xcb_connection_t* c, ushort deviceSpec, byte affectModLocks, byte modLocks, byte lockGroup, byte groupLock,
        byte affectModLatches, byte latchGroup, ushort groupLatch);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_void_cookie_t xcb_xkb_latch_lock_state_checked(
        xcb_connection_t* c, ushort deviceSpec, byte affectModLocks, byte modLocks, byte lockGroup, byte groupLock,
        byte affectModLatches, byte latchGroup, ushort groupLatch);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_cookie_t xcb_xkb_get_controls(xcb_connection_t* c, ushort deviceSpec);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_cookie_t xcb_xkb_get_controls_unchecked(xcb_connection_t* c, ushort deviceSpec);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_xkb_get_controls_reply_t* xcb_xkb_get_controls_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_void_cookie_t xcb_xkb_set_controls(
        xcb_connection_t* c, ushort deviceSpec, byte affectInternalRealMods, byte internalRealMods,
        byte affectIgnoreLockRealMods, byte ignoreLockRealMods, ushort affectInternalVirtualMods,
        ushort internalVirtualMods, ushort affectIgnoreLockVirtualMods, ushort ignoreLockVirtualMods,
        byte mouseKeysDfltBtn, byte groupsWrap, ushort accessXOptions, uint affectEnabledControls,
        uint enabledControls, uint changeControls, ushort repeatDelay, ushort repeatInterval, ushort slowKeysDelay,
        ushort debounceDelay, ushort mouseKeysDelay, ushort mouseKeysInterval, ushort mouseKeysTimeToMax,
        ushort mouseKeysMaxSpeed, short mouseKeysCurve, ushort accessXTimeout, uint accessXTimeoutMask,
        uint accessXTimeoutValues, ushort accessXTimeoutOptionsMask, ushort accessXTimeoutOptionsValues,
        byte* perKeyRepeat);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_void_cookie_t xcb_xkb_set_controls_checked(
        xcb_connection_t* c, ushort deviceSpec, byte affectInternalRealMods, byte internalRealMods,
        byte affectIgnoreLockRealMods, byte ignoreLockRealMods, ushort affectInternalVirtualMods,
        ushort internalVirtualMods, ushort affectIgnoreLockVirtualMods, ushort ignoreLockVirtualMods,
        byte mouseKeysDfltBtn, byte groupsWrap, ushort accessXOptions, uint affectEnabledControls,
        uint enabledControls, uint changeControls, ushort repeatDelay, ushort repeatInterval, ushort slowKeysDelay,
        ushort debounceDelay, ushort mouseKeysDelay, ushort mouseKeysInterval, ushort mouseKeysTimeToMax,
        ushort mouseKeysMaxSpeed, short mouseKeysCurve, ushort accessXTimeout, uint accessXTimeoutMask,
        uint accessXTimeoutValues, ushort accessXTimeoutOptionsMask, ushort accessXTimeoutOptionsValues,
        byte* perKeyRepeat);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_cookie_t xcb_xkb_per_client_flags(
        xcb_connection_t* c, ushort deviceSpec, uint change, uint value, uint ctrlsToChange, uint autoCtrls,
        uint autoCtrlsValues);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_cookie_t xcb_xkb_per_client_flags_unchecked(
        xcb_connection_t* c, ushort deviceSpec, uint change, uint value, uint ctrlsToChange, uint autoCtrls,
        uint autoCtrlsValues);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_xkb_per_client_flags_reply_t* xcb_xkb_per_client_flags_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_void_cookie_t xcb_xkb_select_events(
        xcb_connection_t* c, ushort deviceSpec, ushort affectWhich, ushort clear, ushort selectAll, ushort affectMap,
        ushort map, void* details);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_void_cookie_t xcb_xkb_select_events_checked(
        xcb_connection_t* c, ushort deviceSpec, ushort affectWhich, ushort clear, ushort selectAll, ushort affectMap,
        ushort map, void* details);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_void_cookie_t xcb_xkb_bell(
        xcb_connection_t* c, ushort deviceSpec, ushort bellClass, ushort bellID, sbyte percent, byte forceSound,
        byte eventOnly, short pitch, short duration, uint name, uint window);

    [LibraryImport(Libraries.XcbXkb)]
    public static partial xcb_void_cookie_t xcb_xkb_bell_checked(
        xcb_connection_t* c, ushort deviceSpec, ushort bellClass, ushort bellID, sbyte percent, byte forceSound,
        byte eventOnly, short pitch, short duration, uint name, uint window);

    private static nint _xcb_xkb_id;
}
