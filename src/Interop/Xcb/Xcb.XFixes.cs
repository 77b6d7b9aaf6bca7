using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-xfixes: the XFIXES extension.</summary>
public static unsafe partial class Xcb
{
    /// <summary>Key of the extension for <see cref="xcb_get_extension_data"/>; lives as long as the process.</summary>
    public static xcb_extension_t* xcb_xfixes_id => ExtensionKey(ref _xcb_xfixes_id, Libraries.XcbXFixes, "xcb_xfixes_id");

    public const int XCB_XFIXES_SAVE_SET_MODE_INSERT = 0;
    public const int XCB_XFIXES_SAVE_SET_MODE_DELETE = 1;

    public const int XCB_XFIXES_SAVE_SET_TARGET_NEAREST = 0;
    public const int XCB_XFIXES_SAVE_SET_TARGET_ROOT = 1;

    public const int XCB_XFIXES_SAVE_SET_MAPPING_MAP = 0;
    public const int XCB_XFIXES_SAVE_SET_MAPPING_UNMAP = 1;

    public const int XCB_XFIXES_SELECTION_EVENT_SET_SELECTION_OWNER = 0;
    public const int XCB_XFIXES_SELECTION_EVENT_SELECTION_WINDOW_DESTROY = 1;
    public const int XCB_XFIXES_SELECTION_EVENT_SELECTION_CLIENT_CLOSE = 2;

    public const int XCB_XFIXES_SELECTION_EVENT_MASK_SET_SELECTION_OWNER = 1;
    public const int XCB_XFIXES_SELECTION_EVENT_MASK_SELECTION_WINDOW_DESTROY = 2;
    public const int XCB_XFIXES_SELECTION_EVENT_MASK_SELECTION_CLIENT_CLOSE = 4;

    public const int XCB_XFIXES_CURSOR_NOTIFY_DISPLAY_CURSOR = 0;

    public const int XCB_XFIXES_CURSOR_NOTIFY_MASK_DISPLAY_CURSOR = 1;

    public const int XCB_XFIXES_REGION_NONE = 0;

    public const int XCB_XFIXES_CLIENT_DISCONNECT_FLAGS_DEFAULT = 0;
    public const int XCB_XFIXES_CLIENT_DISCONNECT_FLAGS_TERMINATE = 1;

    public const int XCB_XFIXES_SELECTION_NOTIFY = 0;
    public const int XCB_XFIXES_CURSOR_NOTIFY = 1;
    public const int XCB_XFIXES_BAD_REGION = 0;
    public const int XCB_XFIXES_QUERY_VERSION = 0;
    public const int XCB_XFIXES_CHANGE_SAVE_SET = 1;
    public const int XCB_XFIXES_SELECT_SELECTION_INPUT = 2;
    public const int XCB_XFIXES_SELECT_CURSOR_INPUT = 3;
    public const int XCB_XFIXES_GET_CURSOR_IMAGE = 4;
    public const int XCB_XFIXES_CREATE_REGION = 5;
    public const int XCB_XFIXES_CREATE_REGION_FROM_WINDOW = 7;
    public const int XCB_XFIXES_DESTROY_REGION = 10;
    public const int XCB_XFIXES_SET_REGION = 11;
    public const int XCB_XFIXES_COPY_REGION = 12;
    public const int XCB_XFIXES_UNION_REGION = 13;
    public const int XCB_XFIXES_INTERSECT_REGION = 14;
    public const int XCB_XFIXES_SUBTRACT_REGION = 15;
    public const int XCB_XFIXES_REGION_EXTENTS = 18;
    public const int XCB_XFIXES_FETCH_REGION = 19;
    public const int XCB_XFIXES_SET_WINDOW_SHAPE_REGION = 21;
    public const int XCB_XFIXES_GET_CURSOR_NAME = 24;
    public const int XCB_XFIXES_GET_CURSOR_IMAGE_AND_NAME = 25;
    public const int XCB_XFIXES_HIDE_CURSOR = 29;
    public const int XCB_XFIXES_SHOW_CURSOR = 30;

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_cookie_t xcb_xfixes_query_version(
        xcb_connection_t* c, uint client_major_version, uint client_minor_version);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_cookie_t xcb_xfixes_query_version_unchecked(
        xcb_connection_t* c, uint client_major_version, uint client_minor_version);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_xfixes_query_version_reply_t* xcb_xfixes_query_version_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_change_save_set(
        xcb_connection_t* c, byte mode, byte target, byte map, uint window);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_change_save_set_checked(
        xcb_connection_t* c, byte mode, byte target, byte map, uint window);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_select_selection_input(
        xcb_connection_t* c, uint window, uint selection, uint event_mask);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_select_selection_input_checked(
        xcb_connection_t* c, uint window, uint selection, uint event_mask);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_select_cursor_input(
        xcb_connection_t* c, uint window, uint event_mask);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_select_cursor_input_checked(
        xcb_connection_t* c, uint window, uint event_mask);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_cookie_t xcb_xfixes_get_cursor_image(xcb_connection_t* c);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_cookie_t xcb_xfixes_get_cursor_image_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_xfixes_get_cursor_image_reply_t* xcb_xfixes_get_cursor_image_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial uint* xcb_xfixes_get_cursor_image_cursor_image(xcb_xfixes_get_cursor_image_reply_t* R);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial int xcb_xfixes_get_cursor_image_cursor_image_length(xcb_xfixes_get_cursor_image_reply_t* R);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_create_region(
        xcb_connection_t* c, uint region, uint rectangles_len, xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_create_region_checked(
        xcb_connection_t* c, uint region, uint rectangles_len, xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_create_region_from_window(
        xcb_connection_t* c, uint region, uint window, byte kind);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_create_region_from_window_checked(
        xcb_connection_t* c, uint region, uint window, byte kind);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_destroy_region(xcb_connection_t* c, uint region);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_destroy_region_checked(xcb_connection_t* c, uint region);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_set_region(
        xcb_connection_t* c, uint region, uint rectangles_len, xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_set_region_checked(
        xcb_connection_t* c, uint region, uint rectangles_len, xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_copy_region(
        xcb_connection_t* c, uint source, uint destination);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_copy_region_checked(
        xcb_connection_t* c, uint source, uint destination);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_union_region(
        xcb_connection_t* c, uint source1, uint source2, uint destination);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_union_region_checked(
        xcb_connection_t* c, uint source1, uint source2, uint destination);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_intersect_region(
        xcb_connection_t* c, uint source1, uint source2, uint destination);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_intersect_region_checked(
        xcb_connection_t* c, uint source1, uint source2, uint destination);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_subtract_region(
        xcb_connection_t* c, uint source1, uint source2, uint destination);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_subtract_region_checked(
        xcb_connection_t* c, uint source1, uint source2, uint destination);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_region_extents(
        xcb_connection_t* c, uint source, uint destination);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_region_extents_checked(
        xcb_connection_t* c, uint source, uint destination);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_cookie_t xcb_xfixes_fetch_region(xcb_connection_t* c, uint region);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_cookie_t xcb_xfixes_fetch_region_unchecked(xcb_connection_t* c, uint region);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_xfixes_fetch_region_reply_t* xcb_xfixes_fetch_region_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_rectangle_t* xcb_xfixes_fetch_region_rectangles(xcb_xfixes_fetch_region_reply_t* R);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial int xcb_xfixes_fetch_region_rectangles_length(xcb_xfixes_fetch_region_reply_t* R);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_rectangle_iterator_t xcb_xfixes_fetch_region_rectangles_iterator(
        xcb_xfixes_fetch_region_reply_t* R);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_set_window_shape_region(
        xcb_connection_t* c, uint dest, byte dest_kind, short x_offset, short y_offset, uint region);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_set_window_shape_region_checked(
        xcb_connection_t* c, uint dest, byte dest_kind, short x_offset, short y_offset, uint region);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_cookie_t xcb_xfixes_get_cursor_name(xcb_connection_t* c, uint cursor);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_cookie_t xcb_xfixes_get_cursor_name_unchecked(xcb_connection_t* c, uint cursor);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_xfixes_get_cursor_name_reply_t* xcb_xfixes_get_cursor_name_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial byte* xcb_xfixes_get_cursor_name_name(xcb_xfixes_get_cursor_name_reply_t* R);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial int xcb_xfixes_get_cursor_name_name_length(xcb_xfixes_get_cursor_name_reply_t* R);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_cookie_t xcb_xfixes_get_cursor_image_and_name(xcb_connection_t* c);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_cookie_t xcb_xfixes_get_cursor_image_and_name_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_xfixes_get_cursor_image_and_name_reply_t* xcb_xfixes_get_cursor_image_and_name_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial uint* xcb_xfixes_get_cursor_image_and_name_cursor_image(
        xcb_xfixes_get_cursor_image_and_name_reply_t* R);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial int xcb_xfixes_get_cursor_image_and_name_cursor_image_length(
        xcb_xfixes_get_cursor_image_and_name_reply_t* R);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial byte* xcb_xfixes_get_cursor_image_and_name_name(
        xcb_xfixes_get_cursor_image_and_name_reply_t* R);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial int xcb_xfixes_get_cursor_image_and_name_name_length(
        xcb_xfixes_get_cursor_image_and_name_reply_t* R);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_hide_cursor(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_hide_cursor_checked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_show_cursor(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial xcb_void_cookie_t xcb_xfixes_show_cursor_checked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbXFixes)]
    public static partial void xcb_rectangle_next(xcb_rectangle_iterator_t* i);

    private static nint _xcb_xfixes_id;
}
