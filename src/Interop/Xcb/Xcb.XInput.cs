using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-xinput: version 2 of the X Input extension: raw motion, smooth scrolling, touch.</summary>
public static unsafe partial class Xcb
{
    /// <summary>Key of the extension for <see cref="xcb_get_extension_data"/>; lives as long as the process.</summary>
    public static xcb_extension_t* xcb_input_id => ExtensionKey(ref _xcb_input_id, Libraries.XcbXInput, "xcb_input_id");

    public const int XCB_INPUT_VALUATOR_MODE_RELATIVE = 0;
    public const int XCB_INPUT_VALUATOR_MODE_ABSOLUTE = 1;

    public const int XCB_INPUT_DEVICE_ALL = 0;
    public const int XCB_INPUT_DEVICE_ALL_MASTER = 1;

    public const int XCB_INPUT_XI_EVENT_MASK_DEVICE_CHANGED = 2;
    public const int XCB_INPUT_XI_EVENT_MASK_KEY_PRESS = 4;
    public const int XCB_INPUT_XI_EVENT_MASK_KEY_RELEASE = 8;
    public const int XCB_INPUT_XI_EVENT_MASK_BUTTON_PRESS = 0x10;
    public const int XCB_INPUT_XI_EVENT_MASK_BUTTON_RELEASE = 0x20;
    public const int XCB_INPUT_XI_EVENT_MASK_MOTION = 0x40;
    public const int XCB_INPUT_XI_EVENT_MASK_ENTER = 0x80;
    public const int XCB_INPUT_XI_EVENT_MASK_LEAVE = 0x100;
    public const int XCB_INPUT_XI_EVENT_MASK_FOCUS_IN = 0x200;
    public const int XCB_INPUT_XI_EVENT_MASK_FOCUS_OUT = 0x400;
    public const int XCB_INPUT_XI_EVENT_MASK_HIERARCHY = 0x800;
    public const int XCB_INPUT_XI_EVENT_MASK_PROPERTY = 0x1000;
    public const int XCB_INPUT_XI_EVENT_MASK_RAW_KEY_PRESS = 0x2000;
    public const int XCB_INPUT_XI_EVENT_MASK_RAW_KEY_RELEASE = 0x4000;
    public const int XCB_INPUT_XI_EVENT_MASK_RAW_BUTTON_PRESS = 0x8000;
    public const int XCB_INPUT_XI_EVENT_MASK_RAW_BUTTON_RELEASE = 0x10000;
    public const int XCB_INPUT_XI_EVENT_MASK_RAW_MOTION = 0x20000;
    public const int XCB_INPUT_XI_EVENT_MASK_TOUCH_BEGIN = 0x40000;
    public const int XCB_INPUT_XI_EVENT_MASK_TOUCH_UPDATE = 0x80000;
    public const int XCB_INPUT_XI_EVENT_MASK_TOUCH_END = 0x100000;
    public const int XCB_INPUT_XI_EVENT_MASK_TOUCH_OWNERSHIP = 0x200000;
    public const int XCB_INPUT_XI_EVENT_MASK_RAW_TOUCH_BEGIN = 0x400000;
    public const int XCB_INPUT_XI_EVENT_MASK_RAW_TOUCH_UPDATE = 0x800000;
    public const int XCB_INPUT_XI_EVENT_MASK_RAW_TOUCH_END = 0x1000000;
    public const int XCB_INPUT_XI_EVENT_MASK_BARRIER_HIT = 0x2000000;
    public const int XCB_INPUT_XI_EVENT_MASK_BARRIER_LEAVE = 0x4000000;

    public const int XCB_INPUT_DEVICE_CLASS_TYPE_KEY = 0;
    public const int XCB_INPUT_DEVICE_CLASS_TYPE_BUTTON = 1;
    public const int XCB_INPUT_DEVICE_CLASS_TYPE_VALUATOR = 2;
    public const int XCB_INPUT_DEVICE_CLASS_TYPE_SCROLL = 3;
    public const int XCB_INPUT_DEVICE_CLASS_TYPE_TOUCH = 8;
    public const int XCB_INPUT_DEVICE_CLASS_TYPE_GESTURE = 9;

    public const int XCB_INPUT_DEVICE_TYPE_MASTER_POINTER = 1;
    public const int XCB_INPUT_DEVICE_TYPE_MASTER_KEYBOARD = 2;
    public const int XCB_INPUT_DEVICE_TYPE_SLAVE_POINTER = 3;
    public const int XCB_INPUT_DEVICE_TYPE_SLAVE_KEYBOARD = 4;
    public const int XCB_INPUT_DEVICE_TYPE_FLOATING_SLAVE = 5;

    public const int XCB_INPUT_SCROLL_FLAGS_NO_EMULATION = 1;
    public const int XCB_INPUT_SCROLL_FLAGS_PREFERRED = 2;

    public const int XCB_INPUT_SCROLL_TYPE_VERTICAL = 1;
    public const int XCB_INPUT_SCROLL_TYPE_HORIZONTAL = 2;

    public const int XCB_INPUT_CHANGE_REASON_SLAVE_SWITCH = 1;
    public const int XCB_INPUT_CHANGE_REASON_DEVICE_CHANGE = 2;

    public const int XCB_INPUT_KEY_EVENT_FLAGS_KEY_REPEAT = 0x10000;

    public const int XCB_INPUT_POINTER_EVENT_FLAGS_POINTER_EMULATED = 0x10000;

    public const int XCB_INPUT_TOUCH_EVENT_FLAGS_TOUCH_PENDING_END = 0x10000;
    public const int XCB_INPUT_TOUCH_EVENT_FLAGS_TOUCH_EMULATING_POINTER = 0x20000;

    public const int XCB_INPUT_DEVICE_CHANGED = 1;
    public const int XCB_INPUT_HIERARCHY = 11;
    public const int XCB_INPUT_RAW_KEY_PRESS = 13;
    public const int XCB_INPUT_RAW_KEY_RELEASE = 14;
    public const int XCB_INPUT_RAW_BUTTON_PRESS = 15;
    public const int XCB_INPUT_RAW_BUTTON_RELEASE = 16;
    public const int XCB_INPUT_RAW_MOTION = 17;
    public const int XCB_INPUT_BUTTON_PRESS = 4;
    public const int XCB_INPUT_BUTTON_RELEASE = 5;
    public const int XCB_INPUT_MOTION = 6;
    public const int XCB_INPUT_KEY_PRESS = 2;
    public const int XCB_INPUT_KEY_RELEASE = 3;
    public const int XCB_INPUT_TOUCH_BEGIN = 18;
    public const int XCB_INPUT_TOUCH_UPDATE = 19;
    public const int XCB_INPUT_TOUCH_END = 20;
    public const int XCB_INPUT_RAW_TOUCH_BEGIN = 22;
    public const int XCB_INPUT_XI_QUERY_VERSION = 47;
    public const int XCB_INPUT_XI_SELECT_EVENTS = 46;
    public const int XCB_INPUT_XI_QUERY_DEVICE = 48;

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_cookie_t xcb_input_xi_query_version(
        xcb_connection_t* c, ushort major_version, ushort minor_version);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_cookie_t xcb_input_xi_query_version_unchecked(
        xcb_connection_t* c, ushort major_version, ushort minor_version);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_input_xi_query_version_reply_t* xcb_input_xi_query_version_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_void_cookie_t xcb_input_xi_select_events(
        xcb_connection_t* c, uint window, ushort num_mask, xcb_input_event_mask_t* masks);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_void_cookie_t xcb_input_xi_select_events_checked(
        xcb_connection_t* c, uint window, ushort num_mask, xcb_input_event_mask_t* masks);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_cookie_t xcb_input_xi_query_device(xcb_connection_t* c, ushort deviceid);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_cookie_t xcb_input_xi_query_device_unchecked(xcb_connection_t* c, ushort deviceid);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_input_xi_query_device_reply_t* xcb_input_xi_query_device_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial int xcb_input_xi_query_device_infos_length(xcb_input_xi_query_device_reply_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_input_xi_device_info_iterator_t xcb_input_xi_query_device_infos_iterator(
        xcb_input_xi_query_device_reply_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial byte* xcb_input_xi_device_info_name(xcb_input_xi_device_info_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial int xcb_input_xi_device_info_name_length(xcb_input_xi_device_info_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial int xcb_input_xi_device_info_classes_length(xcb_input_xi_device_info_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_input_device_class_iterator_t xcb_input_xi_device_info_classes_iterator(
        xcb_input_xi_device_info_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial void xcb_input_xi_device_info_next(xcb_input_xi_device_info_iterator_t* i);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial void xcb_input_device_class_next(xcb_input_device_class_iterator_t* i);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial uint* xcb_input_raw_button_press_valuator_mask(xcb_input_raw_button_press_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial int xcb_input_raw_button_press_valuator_mask_length(xcb_input_raw_button_press_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_input_fp3232_t* xcb_input_raw_button_press_axisvalues(
        xcb_input_raw_button_press_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial int xcb_input_raw_button_press_axisvalues_length(xcb_input_raw_button_press_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_input_fp3232_t* xcb_input_raw_button_press_axisvalues_raw(
        xcb_input_raw_button_press_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial int xcb_input_raw_button_press_axisvalues_raw_length(xcb_input_raw_button_press_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial uint* xcb_input_button_press_valuator_mask(xcb_input_button_press_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial int xcb_input_button_press_valuator_mask_length(xcb_input_button_press_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_input_fp3232_t* xcb_input_button_press_axisvalues(xcb_input_button_press_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial int xcb_input_button_press_axisvalues_length(xcb_input_button_press_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial uint* xcb_input_touch_begin_valuator_mask(xcb_input_touch_begin_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial int xcb_input_touch_begin_valuator_mask_length(xcb_input_touch_begin_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial xcb_input_fp3232_t* xcb_input_touch_begin_axisvalues(xcb_input_touch_begin_event_t* R);

    [LibraryImport(Libraries.XcbXInput)]
    public static partial int xcb_input_touch_begin_axisvalues_length(xcb_input_touch_begin_event_t* R);

    private static nint _xcb_input_id;
}
