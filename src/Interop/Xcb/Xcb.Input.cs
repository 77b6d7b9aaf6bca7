using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>Grabs, focus, pointer and keyboard: X11 protocol, requests 26 to 44 and 100 to 119.</summary>
public static unsafe partial class Xcb
{
    public const int XCB_MOD_MASK_SHIFT = 1;
    public const int XCB_MOD_MASK_LOCK = 2;
    public const int XCB_MOD_MASK_CONTROL = 4;
    public const int XCB_MOD_MASK_1 = 8;
    public const int XCB_MOD_MASK_2 = 0x10;
    public const int XCB_MOD_MASK_3 = 0x20;
    public const int XCB_MOD_MASK_4 = 0x40;
    public const int XCB_MOD_MASK_5 = 0x80;
    public const int XCB_MOD_MASK_ANY = 0x8000;

    public const int XCB_KEY_BUT_MASK_SHIFT = 1;
    public const int XCB_KEY_BUT_MASK_LOCK = 2;
    public const int XCB_KEY_BUT_MASK_CONTROL = 4;
    public const int XCB_KEY_BUT_MASK_MOD_1 = 8;
    public const int XCB_KEY_BUT_MASK_MOD_2 = 0x10;
    public const int XCB_KEY_BUT_MASK_MOD_3 = 0x20;
    public const int XCB_KEY_BUT_MASK_MOD_4 = 0x40;
    public const int XCB_KEY_BUT_MASK_MOD_5 = 0x80;
    public const int XCB_KEY_BUT_MASK_BUTTON_1 = 0x100;
    public const int XCB_KEY_BUT_MASK_BUTTON_2 = 0x200;
    public const int XCB_KEY_BUT_MASK_BUTTON_3 = 0x400;
    public const int XCB_KEY_BUT_MASK_BUTTON_4 = 0x800;
    public const int XCB_KEY_BUT_MASK_BUTTON_5 = 0x1000;

    public const int XCB_BUTTON_MASK_1 = 0x100;
    public const int XCB_BUTTON_MASK_2 = 0x200;
    public const int XCB_BUTTON_MASK_3 = 0x400;
    public const int XCB_BUTTON_MASK_4 = 0x800;
    public const int XCB_BUTTON_MASK_5 = 0x1000;
    public const int XCB_BUTTON_MASK_ANY = 0x8000;

    public const int XCB_TIME_CURRENT_TIME = 0;

    public const int XCB_GRAB_MODE_SYNC = 0;
    public const int XCB_GRAB_MODE_ASYNC = 1;

    public const int XCB_GRAB_STATUS_SUCCESS = 0;
    public const int XCB_GRAB_STATUS_ALREADY_GRABBED = 1;
    public const int XCB_GRAB_STATUS_INVALID_TIME = 2;
    public const int XCB_GRAB_STATUS_NOT_VIEWABLE = 3;
    public const int XCB_GRAB_STATUS_FROZEN = 4;

    public const int XCB_BUTTON_INDEX_ANY = 0;
    public const int XCB_BUTTON_INDEX_1 = 1;
    public const int XCB_BUTTON_INDEX_2 = 2;
    public const int XCB_BUTTON_INDEX_3 = 3;
    public const int XCB_BUTTON_INDEX_4 = 4;
    public const int XCB_BUTTON_INDEX_5 = 5;

    public const int XCB_GRAB_ANY = 0;

    public const int XCB_ALLOW_ASYNC_POINTER = 0;
    public const int XCB_ALLOW_SYNC_POINTER = 1;
    public const int XCB_ALLOW_REPLAY_POINTER = 2;
    public const int XCB_ALLOW_ASYNC_KEYBOARD = 3;
    public const int XCB_ALLOW_SYNC_KEYBOARD = 4;
    public const int XCB_ALLOW_REPLAY_KEYBOARD = 5;
    public const int XCB_ALLOW_ASYNC_BOTH = 6;
    public const int XCB_ALLOW_SYNC_BOTH = 7;

    public const int XCB_INPUT_FOCUS_NONE = 0;
    public const int XCB_INPUT_FOCUS_POINTER_ROOT = 1;
    public const int XCB_INPUT_FOCUS_PARENT = 2;
    public const int XCB_INPUT_FOCUS_FOLLOW_KEYBOARD = 3;

    public const int XCB_KB_KEY_CLICK_PERCENT = 1;
    public const int XCB_KB_BELL_PERCENT = 2;
    public const int XCB_KB_BELL_PITCH = 4;
    public const int XCB_KB_BELL_DURATION = 8;
    public const int XCB_KB_LED = 16;
    public const int XCB_KB_LED_MODE = 32;
    public const int XCB_KB_KEY = 64;
    public const int XCB_KB_AUTO_REPEAT_MODE = 128;

    public const int XCB_LED_MODE_OFF = 0;
    public const int XCB_LED_MODE_ON = 1;

    public const int XCB_AUTO_REPEAT_MODE_OFF = 0;
    public const int XCB_AUTO_REPEAT_MODE_ON = 1;
    public const int XCB_AUTO_REPEAT_MODE_DEFAULT = 2;

    public const int XCB_MAPPING_STATUS_SUCCESS = 0;
    public const int XCB_MAPPING_STATUS_BUSY = 1;
    public const int XCB_MAPPING_STATUS_FAILURE = 2;

    public const int XCB_MAP_INDEX_SHIFT = 0;
    public const int XCB_MAP_INDEX_LOCK = 1;
    public const int XCB_MAP_INDEX_CONTROL = 2;
    public const int XCB_MAP_INDEX_1 = 3;
    public const int XCB_MAP_INDEX_2 = 4;
    public const int XCB_MAP_INDEX_3 = 5;
    public const int XCB_MAP_INDEX_4 = 6;
    public const int XCB_MAP_INDEX_5 = 7;

    public const int XCB_GRAB_POINTER = 26;
    public const int XCB_UNGRAB_POINTER = 27;
    public const int XCB_GRAB_BUTTON = 28;
    public const int XCB_UNGRAB_BUTTON = 29;
    public const int XCB_CHANGE_ACTIVE_POINTER_GRAB = 30;
    public const int XCB_GRAB_KEYBOARD = 31;
    public const int XCB_UNGRAB_KEYBOARD = 32;
    public const int XCB_GRAB_KEY = 33;
    public const int XCB_UNGRAB_KEY = 34;
    public const int XCB_ALLOW_EVENTS = 35;
    public const int XCB_QUERY_POINTER = 38;
    public const int XCB_WARP_POINTER = 41;
    public const int XCB_SET_INPUT_FOCUS = 42;
    public const int XCB_GET_INPUT_FOCUS = 43;
    public const int XCB_QUERY_KEYMAP = 44;
    public const int XCB_GET_KEYBOARD_MAPPING = 101;
    public const int XCB_CHANGE_KEYBOARD_MAPPING = 100;
    public const int XCB_CHANGE_KEYBOARD_CONTROL = 102;
    public const int XCB_GET_KEYBOARD_CONTROL = 103;
    public const int XCB_BELL = 104;
    public const int XCB_CHANGE_POINTER_CONTROL = 105;
    public const int XCB_GET_POINTER_CONTROL = 106;
    public const int XCB_GET_POINTER_MAPPING = 117;
    public const int XCB_SET_MODIFIER_MAPPING = 118;
    public const int XCB_GET_MODIFIER_MAPPING = 119;

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_grab_pointer(
        xcb_connection_t* c, byte owner_events, uint grab_window, ushort event_mask, byte pointer_mode,
        byte keyboard_mode, uint confine_to, uint cursor, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_grab_pointer_unchecked(
        xcb_connection_t* c, byte owner_events, uint grab_window, ushort event_mask, byte pointer_mode,
        byte keyboard_mode, uint confine_to, uint cursor, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_grab_pointer_reply_t* xcb_grab_pointer_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_ungrab_pointer(xcb_connection_t* c, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_ungrab_pointer_checked(xcb_connection_t* c, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_grab_button(
        xcb_connection_t* c, byte owner_events, uint grab_window, ushort event_mask, byte pointer_mode,
        byte keyboard_mode, uint confine_to, uint cursor, byte button, ushort modifiers);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_grab_button_checked(
        xcb_connection_t* c, byte owner_events, uint grab_window, ushort event_mask, byte pointer_mode,
        byte keyboard_mode, uint confine_to, uint cursor, byte button, ushort modifiers);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_ungrab_button(
        xcb_connection_t* c, byte button, uint grab_window, ushort modifiers);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_ungrab_button_checked(
        xcb_connection_t* c, byte button, uint grab_window, ushort modifiers);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_active_pointer_grab(
        xcb_connection_t* c, uint cursor, uint time, ushort event_mask);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_active_pointer_grab_checked(
        xcb_connection_t* c, uint cursor, uint time, ushort event_mask);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_grab_keyboard(
        xcb_connection_t* c, byte owner_events, uint grab_window, uint time, byte pointer_mode, byte keyboard_mode);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_grab_keyboard_unchecked(
        xcb_connection_t* c, byte owner_events, uint grab_window, uint time, byte pointer_mode, byte keyboard_mode);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_grab_keyboard_reply_t* xcb_grab_keyboard_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_ungrab_keyboard(xcb_connection_t* c, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_ungrab_keyboard_checked(xcb_connection_t* c, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_grab_key(
        xcb_connection_t* c, byte owner_events, uint grab_window, ushort modifiers, byte key, byte pointer_mode,
        byte keyboard_mode);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_grab_key_checked(
        xcb_connection_t* c, byte owner_events, uint grab_window, ushort modifiers, byte key, byte pointer_mode,
        byte keyboard_mode);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_ungrab_key(
        xcb_connection_t* c, byte key, uint grab_window, ushort modifiers);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_ungrab_key_checked(
        xcb_connection_t* c, byte key, uint grab_window, ushort modifiers);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_allow_events(xcb_connection_t* c, byte mode, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_allow_events_checked(xcb_connection_t* c, byte mode, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_query_pointer(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_query_pointer_unchecked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_query_pointer_reply_t* xcb_query_pointer_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_warp_pointer(
        xcb_connection_t* c, uint src_window, uint dst_window, short src_x, short src_y, ushort src_width,
        ushort src_height, short dst_x, short dst_y);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_warp_pointer_checked(
        xcb_connection_t* c, uint src_window, uint dst_window, short src_x, short src_y, ushort src_width,
        ushort src_height, short dst_x, short dst_y);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_input_focus(
        xcb_connection_t* c, byte revert_to, uint focus, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_input_focus_checked(
        xcb_connection_t* c, byte revert_to, uint focus, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_input_focus(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_input_focus_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_input_focus_reply_t* xcb_get_input_focus_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_query_keymap(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_query_keymap_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_query_keymap_reply_t* xcb_query_keymap_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_keyboard_mapping(xcb_connection_t* c, byte first_keycode, byte count);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_keyboard_mapping_unchecked(
        xcb_connection_t* c, byte first_keycode, byte count);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_keyboard_mapping_reply_t* xcb_get_keyboard_mapping_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial uint* xcb_get_keyboard_mapping_keysyms(xcb_get_keyboard_mapping_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_get_keyboard_mapping_keysyms_length(xcb_get_keyboard_mapping_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_keyboard_mapping(
        xcb_connection_t* c, byte keycode_count, byte first_keycode, byte keysyms_per_keycode, uint* keysyms);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_keyboard_mapping_checked(
        xcb_connection_t* c, byte keycode_count, byte first_keycode, byte keysyms_per_keycode, uint* keysyms);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_keyboard_control(
        xcb_connection_t* c, uint value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_keyboard_control_checked(
        xcb_connection_t* c, uint value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_keyboard_control(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_keyboard_control_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_keyboard_control_reply_t* xcb_get_keyboard_control_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_bell(xcb_connection_t* c, sbyte percent);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_bell_checked(xcb_connection_t* c, sbyte percent);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_pointer_control(
        xcb_connection_t* c, short acceleration_numerator, short acceleration_denominator, short threshold,
        byte do_acceleration, byte do_threshold);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_pointer_control_checked(
        xcb_connection_t* c, short acceleration_numerator, short acceleration_denominator, short threshold,
        byte do_acceleration, byte do_threshold);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_pointer_control(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_pointer_control_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_pointer_control_reply_t* xcb_get_pointer_control_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_pointer_mapping(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_pointer_mapping_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_pointer_mapping_reply_t* xcb_get_pointer_mapping_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial byte* xcb_get_pointer_mapping_map(xcb_get_pointer_mapping_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_get_pointer_mapping_map_length(xcb_get_pointer_mapping_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_set_modifier_mapping(
        xcb_connection_t* c, byte keycodes_per_modifier, byte* keycodes);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_set_modifier_mapping_unchecked(
        xcb_connection_t* c, byte keycodes_per_modifier, byte* keycodes);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_set_modifier_mapping_reply_t* xcb_set_modifier_mapping_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_modifier_mapping(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_modifier_mapping_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_modifier_mapping_reply_t* xcb_get_modifier_mapping_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial byte* xcb_get_modifier_mapping_keycodes(xcb_get_modifier_mapping_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_get_modifier_mapping_keycodes_length(xcb_get_modifier_mapping_reply_t* R);
}
