using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-shape: the SHAPE extension.</summary>
public static unsafe partial class Xcb
{
    /// <summary>Key of the extension for <see cref="xcb_get_extension_data"/>; lives as long as the process.</summary>
    public static xcb_extension_t* xcb_shape_id => ExtensionKey(ref _xcb_shape_id, Libraries.XcbShape, "xcb_shape_id");

    public const int XCB_SHAPE_SO_SET = 0;
    public const int XCB_SHAPE_SO_UNION = 1;
    public const int XCB_SHAPE_SO_INTERSECT = 2;
    public const int XCB_SHAPE_SO_SUBTRACT = 3;
    public const int XCB_SHAPE_SO_INVERT = 4;

    public const int XCB_SHAPE_SK_BOUNDING = 0;
    public const int XCB_SHAPE_SK_CLIP = 1;
    public const int XCB_SHAPE_SK_INPUT = 2;

    public const int XCB_SHAPE_NOTIFY = 0;
    public const int XCB_SHAPE_QUERY_VERSION = 0;
    public const int XCB_SHAPE_RECTANGLES = 1;
    public const int XCB_SHAPE_MASK = 2;
    public const int XCB_SHAPE_COMBINE = 3;
    public const int XCB_SHAPE_OFFSET = 4;
    public const int XCB_SHAPE_QUERY_EXTENTS = 5;
    public const int XCB_SHAPE_SELECT_INPUT = 6;
    public const int XCB_SHAPE_INPUT_SELECTED = 7;
    public const int XCB_SHAPE_GET_RECTANGLES = 8;

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_cookie_t xcb_shape_query_version(xcb_connection_t* c);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_cookie_t xcb_shape_query_version_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_shape_query_version_reply_t* xcb_shape_query_version_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_void_cookie_t xcb_shape_rectangles(
        xcb_connection_t* c, byte operation, byte destination_kind, byte ordering, uint destination_window,
        short x_offset, short y_offset, uint rectangles_len, xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_void_cookie_t xcb_shape_rectangles_checked(
        xcb_connection_t* c, byte operation, byte destination_kind, byte ordering, uint destination_window,
        short x_offset, short y_offset, uint rectangles_len, xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_void_cookie_t xcb_shape_mask(
        xcb_connection_t* c, byte operation, byte destination_kind, uint destination_window, short x_offset,
        short y_offset, uint source_bitmap);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_void_cookie_t xcb_shape_mask_checked(
        xcb_connection_t* c, byte operation, byte destination_kind, uint destination_window, short x_offset,
        short y_offset, uint source_bitmap);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_void_cookie_t xcb_shape_combine(
        xcb_connection_t* c, byte operation, byte destination_kind, byte source_kind, uint destination_window,
        short x_offset, short y_offset, uint source_window);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_void_cookie_t xcb_shape_combine_checked(
        xcb_connection_t* c, byte operation, byte destination_kind, byte source_kind, uint destination_window,
        short x_offset, short y_offset, uint source_window);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_void_cookie_t xcb_shape_offset(
        xcb_connection_t* c, byte destination_kind, uint destination_window, short x_offset, short y_offset);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_void_cookie_t xcb_shape_offset_checked(
        xcb_connection_t* c, byte destination_kind, uint destination_window, short x_offset, short y_offset);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_cookie_t xcb_shape_query_extents(xcb_connection_t* c, uint destination_window);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_cookie_t xcb_shape_query_extents_unchecked(
        xcb_connection_t* c, uint destination_window);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_shape_query_extents_reply_t* xcb_shape_query_extents_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_void_cookie_t xcb_shape_select_input(
        xcb_connection_t* c, uint destination_window, byte enable);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_void_cookie_t xcb_shape_select_input_checked(
        xcb_connection_t* c, uint destination_window, byte enable);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_cookie_t xcb_shape_input_selected(xcb_connection_t* c, uint destination_window);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_cookie_t xcb_shape_input_selected_unchecked(
        xcb_connection_t* c, uint destination_window);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_shape_input_selected_reply_t* xcb_shape_input_selected_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_cookie_t xcb_shape_get_rectangles(xcb_connection_t* c, uint window, byte source_kind);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_cookie_t xcb_shape_get_rectangles_unchecked(
        xcb_connection_t* c, uint window, byte source_kind);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_shape_get_rectangles_reply_t* xcb_shape_get_rectangles_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_rectangle_t* xcb_shape_get_rectangles_rectangles(xcb_shape_get_rectangles_reply_t* R);

    [LibraryImport(Libraries.XcbShape)]
    public static partial int xcb_shape_get_rectangles_rectangles_length(xcb_shape_get_rectangles_reply_t* R);

    [LibraryImport(Libraries.XcbShape)]
    public static partial xcb_rectangle_iterator_t xcb_shape_get_rectangles_rectangles_iterator(
        xcb_shape_get_rectangles_reply_t* R);

    private static nint _xcb_shape_id;
}

public unsafe struct xcb_shape_notify_event_t
{
    public byte response_type;
    public byte shape_kind;
    public ushort sequence;
    public uint affected_window;
    public short extents_x;
    public short extents_y;
    public ushort extents_width;
    public ushort extents_height;
    public uint server_time;
    public byte shaped;
    public fixed byte pad0[11];
}

public struct xcb_shape_query_version_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public ushort major_version;
    public ushort minor_version;
}

public unsafe struct xcb_shape_query_extents_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public byte bounding_shaped;
    public byte clip_shaped;
    public fixed byte pad1[2];
    public short bounding_shape_extents_x;
    public short bounding_shape_extents_y;
    public ushort bounding_shape_extents_width;
    public ushort bounding_shape_extents_height;
    public short clip_shape_extents_x;
    public short clip_shape_extents_y;
    public ushort clip_shape_extents_width;
    public ushort clip_shape_extents_height;
}

public struct xcb_shape_input_selected_reply_t
{
    public byte response_type;
    public byte enabled;
    public ushort sequence;
    public uint length;
}

public unsafe struct xcb_shape_get_rectangles_reply_t
{
    public byte response_type;
    public byte ordering;
    public ushort sequence;
    public uint length;
    public uint rectangles_len;
    public fixed byte pad0[20];
}
