using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-randr: the RANDR extension.</summary>
public static unsafe partial class Xcb
{
    /// <summary>Key of the extension for <see cref="xcb_get_extension_data"/>; lives as long as the process.</summary>
    public static xcb_extension_t* xcb_randr_id => ExtensionKey(ref _xcb_randr_id, Libraries.XcbRandR, "xcb_randr_id");

    public const int XCB_RANDR_ROTATION_ROTATE_0 = 1;
    public const int XCB_RANDR_ROTATION_ROTATE_90 = 2;
    public const int XCB_RANDR_ROTATION_ROTATE_180 = 4;
    public const int XCB_RANDR_ROTATION_ROTATE_270 = 8;
    public const int XCB_RANDR_ROTATION_REFLECT_X = 16;
    public const int XCB_RANDR_ROTATION_REFLECT_Y = 32;

    public const int XCB_RANDR_SET_CONFIG_SUCCESS = 0;
    public const int XCB_RANDR_SET_CONFIG_INVALID_CONFIG_TIME = 1;
    public const int XCB_RANDR_SET_CONFIG_INVALID_TIME = 2;
    public const int XCB_RANDR_SET_CONFIG_FAILED = 3;

    public const int XCB_RANDR_NOTIFY_MASK_SCREEN_CHANGE = 1;
    public const int XCB_RANDR_NOTIFY_MASK_CRTC_CHANGE = 2;
    public const int XCB_RANDR_NOTIFY_MASK_OUTPUT_CHANGE = 4;
    public const int XCB_RANDR_NOTIFY_MASK_OUTPUT_PROPERTY = 8;
    public const int XCB_RANDR_NOTIFY_MASK_PROVIDER_CHANGE = 0x10;
    public const int XCB_RANDR_NOTIFY_MASK_PROVIDER_PROPERTY = 0x20;
    public const int XCB_RANDR_NOTIFY_MASK_RESOURCE_CHANGE = 0x40;
    public const int XCB_RANDR_NOTIFY_MASK_LEASE = 0x80;

    public const int XCB_RANDR_MODE_FLAG_HSYNC_POSITIVE = 1;
    public const int XCB_RANDR_MODE_FLAG_HSYNC_NEGATIVE = 2;
    public const int XCB_RANDR_MODE_FLAG_VSYNC_POSITIVE = 4;
    public const int XCB_RANDR_MODE_FLAG_VSYNC_NEGATIVE = 8;
    public const int XCB_RANDR_MODE_FLAG_INTERLACE = 0x10;
    public const int XCB_RANDR_MODE_FLAG_DOUBLE_SCAN = 0x20;
    public const int XCB_RANDR_MODE_FLAG_CSYNC = 0x40;
    public const int XCB_RANDR_MODE_FLAG_CSYNC_POSITIVE = 0x80;
    public const int XCB_RANDR_MODE_FLAG_CSYNC_NEGATIVE = 0x100;
    public const int XCB_RANDR_MODE_FLAG_HSKEW_PRESENT = 0x200;
    public const int XCB_RANDR_MODE_FLAG_BCAST = 0x400;
    public const int XCB_RANDR_MODE_FLAG_PIXEL_MULTIPLEX = 0x800;
    public const int XCB_RANDR_MODE_FLAG_DOUBLE_CLOCK = 0x1000;
    public const int XCB_RANDR_MODE_FLAG_HALVE_CLOCK = 0x2000;

    public const int XCB_RANDR_CONNECTION_CONNECTED = 0;
    public const int XCB_RANDR_CONNECTION_DISCONNECTED = 1;
    public const int XCB_RANDR_CONNECTION_UNKNOWN = 2;

    public const int XCB_RANDR_NOTIFY_CRTC_CHANGE = 0;
    public const int XCB_RANDR_NOTIFY_OUTPUT_CHANGE = 1;
    public const int XCB_RANDR_NOTIFY_OUTPUT_PROPERTY = 2;
    public const int XCB_RANDR_NOTIFY_PROVIDER_CHANGE = 3;
    public const int XCB_RANDR_NOTIFY_PROVIDER_PROPERTY = 4;
    public const int XCB_RANDR_NOTIFY_RESOURCE_CHANGE = 5;
    public const int XCB_RANDR_NOTIFY_LEASE = 6;

    public const int XCB_RANDR_SCREEN_CHANGE_NOTIFY = 0;
    public const int XCB_RANDR_NOTIFY = 1;
    public const int XCB_RANDR_BAD_OUTPUT = 0;
    public const int XCB_RANDR_BAD_CRTC = 1;
    public const int XCB_RANDR_BAD_MODE = 2;
    public const int XCB_RANDR_QUERY_VERSION = 0;
    public const int XCB_RANDR_SELECT_INPUT = 4;
    public const int XCB_RANDR_GET_SCREEN_SIZE_RANGE = 6;
    public const int XCB_RANDR_SET_SCREEN_SIZE = 7;
    public const int XCB_RANDR_GET_SCREEN_RESOURCES = 8;
    public const int XCB_RANDR_GET_SCREEN_RESOURCES_CURRENT = 25;
    public const int XCB_RANDR_GET_OUTPUT_INFO = 9;
    public const int XCB_RANDR_CREATE_MODE = 16;
    public const int XCB_RANDR_DESTROY_MODE = 17;
    public const int XCB_RANDR_ADD_OUTPUT_MODE = 18;
    public const int XCB_RANDR_DELETE_OUTPUT_MODE = 19;
    public const int XCB_RANDR_GET_CRTC_INFO = 20;
    public const int XCB_RANDR_SET_CRTC_CONFIG = 21;
    public const int XCB_RANDR_GET_OUTPUT_PRIMARY = 31;
    public const int XCB_RANDR_SET_OUTPUT_PRIMARY = 30;
    public const int XCB_RANDR_GET_MONITORS = 42;
    public const int XCB_RANDR_SET_MONITOR = 43;
    public const int XCB_RANDR_DELETE_MONITOR = 44;

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_query_version(
        xcb_connection_t* c, uint major_version, uint minor_version);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_query_version_unchecked(
        xcb_connection_t* c, uint major_version, uint minor_version);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_query_version_reply_t* xcb_randr_query_version_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_select_input(xcb_connection_t* c, uint window, ushort enable);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_select_input_checked(
        xcb_connection_t* c, uint window, ushort enable);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_screen_size_range(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_screen_size_range_unchecked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_get_screen_size_range_reply_t* xcb_randr_get_screen_size_range_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_set_screen_size(
        xcb_connection_t* c, uint window, ushort width, ushort height, uint mm_width, uint mm_height);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_set_screen_size_checked(
        xcb_connection_t* c, uint window, ushort width, ushort height, uint mm_width, uint mm_height);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_screen_resources(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_screen_resources_unchecked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_get_screen_resources_reply_t* xcb_randr_get_screen_resources_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial uint* xcb_randr_get_screen_resources_crtcs(xcb_randr_get_screen_resources_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_screen_resources_crtcs_length(xcb_randr_get_screen_resources_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial uint* xcb_randr_get_screen_resources_outputs(xcb_randr_get_screen_resources_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_screen_resources_outputs_length(
        xcb_randr_get_screen_resources_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_mode_info_t* xcb_randr_get_screen_resources_modes(
        xcb_randr_get_screen_resources_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_screen_resources_modes_length(xcb_randr_get_screen_resources_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_mode_info_iterator_t xcb_randr_get_screen_resources_modes_iterator(
        xcb_randr_get_screen_resources_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial byte* xcb_randr_get_screen_resources_names(xcb_randr_get_screen_resources_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_screen_resources_names_length(xcb_randr_get_screen_resources_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_screen_resources_current(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_screen_resources_current_unchecked(
        xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_get_screen_resources_current_reply_t* xcb_randr_get_screen_resources_current_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial uint* xcb_randr_get_screen_resources_current_crtcs(
        xcb_randr_get_screen_resources_current_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_screen_resources_current_crtcs_length(
        xcb_randr_get_screen_resources_current_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial uint* xcb_randr_get_screen_resources_current_outputs(
        xcb_randr_get_screen_resources_current_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_screen_resources_current_outputs_length(
        xcb_randr_get_screen_resources_current_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_mode_info_t* xcb_randr_get_screen_resources_current_modes(
        xcb_randr_get_screen_resources_current_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_screen_resources_current_modes_length(
        xcb_randr_get_screen_resources_current_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_mode_info_iterator_t xcb_randr_get_screen_resources_current_modes_iterator(
        xcb_randr_get_screen_resources_current_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial byte* xcb_randr_get_screen_resources_current_names(
        xcb_randr_get_screen_resources_current_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_screen_resources_current_names_length(
        xcb_randr_get_screen_resources_current_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_output_info(
        xcb_connection_t* c, uint output, uint config_timestamp);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_output_info_unchecked(
        xcb_connection_t* c, uint output, uint config_timestamp);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_get_output_info_reply_t* xcb_randr_get_output_info_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial uint* xcb_randr_get_output_info_crtcs(xcb_randr_get_output_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_output_info_crtcs_length(xcb_randr_get_output_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial uint* xcb_randr_get_output_info_modes(xcb_randr_get_output_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_output_info_modes_length(xcb_randr_get_output_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial uint* xcb_randr_get_output_info_clones(xcb_randr_get_output_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_output_info_clones_length(xcb_randr_get_output_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial byte* xcb_randr_get_output_info_name(xcb_randr_get_output_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_output_info_name_length(xcb_randr_get_output_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_create_mode(
        xcb_connection_t* c, uint window, xcb_randr_mode_info_t mode_info, uint name_len, byte* name);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_create_mode_unchecked(
        xcb_connection_t* c, uint window, xcb_randr_mode_info_t mode_info, uint name_len, byte* name);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_create_mode_reply_t* xcb_randr_create_mode_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_destroy_mode(xcb_connection_t* c, uint mode);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_destroy_mode_checked(xcb_connection_t* c, uint mode);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_add_output_mode(xcb_connection_t* c, uint output, uint mode);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_add_output_mode_checked(
        xcb_connection_t* c, uint output, uint mode);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_delete_output_mode(xcb_connection_t* c, uint output, uint mode);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_delete_output_mode_checked(
        xcb_connection_t* c, uint output, uint mode);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_crtc_info(xcb_connection_t* c, uint crtc, uint config_timestamp);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_crtc_info_unchecked(
        xcb_connection_t* c, uint crtc, uint config_timestamp);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_get_crtc_info_reply_t* xcb_randr_get_crtc_info_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial uint* xcb_randr_get_crtc_info_outputs(xcb_randr_get_crtc_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_crtc_info_outputs_length(xcb_randr_get_crtc_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial uint* xcb_randr_get_crtc_info_possible(xcb_randr_get_crtc_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_crtc_info_possible_length(xcb_randr_get_crtc_info_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_set_crtc_config(
        xcb_connection_t* c, uint crtc, uint timestamp, uint config_timestamp, short x, short y, uint mode,
        ushort rotation, uint outputs_len, uint* outputs);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_set_crtc_config_unchecked(
        xcb_connection_t* c, uint crtc, uint timestamp, uint config_timestamp, short x, short y, uint mode,
        ushort rotation, uint outputs_len, uint* outputs);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_set_crtc_config_reply_t* xcb_randr_set_crtc_config_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_output_primary(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_output_primary_unchecked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_get_output_primary_reply_t* xcb_randr_get_output_primary_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_set_output_primary(
        xcb_connection_t* c, uint window, uint output);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_set_output_primary_checked(
        xcb_connection_t* c, uint window, uint output);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_monitors(xcb_connection_t* c, uint window, byte get_active);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_cookie_t xcb_randr_get_monitors_unchecked(
        xcb_connection_t* c, uint window, byte get_active);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_get_monitors_reply_t* xcb_randr_get_monitors_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_get_monitors_monitors_length(xcb_randr_get_monitors_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_randr_monitor_info_iterator_t xcb_randr_get_monitors_monitors_iterator(
        xcb_randr_get_monitors_reply_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_delete_monitor(xcb_connection_t* c, uint window, uint name);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial xcb_void_cookie_t xcb_randr_delete_monitor_checked(
        xcb_connection_t* c, uint window, uint name);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial uint* xcb_randr_monitor_info_outputs(xcb_randr_monitor_info_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial int xcb_randr_monitor_info_outputs_length(xcb_randr_monitor_info_t* R);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial void xcb_randr_monitor_info_next(xcb_randr_monitor_info_iterator_t* i);

    [LibraryImport(Libraries.XcbRandR)]
    public static partial void xcb_randr_mode_info_next(xcb_randr_mode_info_iterator_t* i);

    private static nint _xcb_randr_id;
}
