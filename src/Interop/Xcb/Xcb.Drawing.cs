using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>Pixmaps, graphics contexts, images, fonts and colormaps: X11 protocol, requests 45 to 79.</summary>
public static unsafe partial class Xcb
{
    public const int XCB_COLORMAP_STATE_UNINSTALLED = 0;
    public const int XCB_COLORMAP_STATE_INSTALLED = 1;

    public const int XCB_COLORMAP_NONE = 0;

    public const int XCB_GC_FUNCTION = 1;
    public const int XCB_GC_PLANE_MASK = 2;
    public const int XCB_GC_FOREGROUND = 4;
    public const int XCB_GC_BACKGROUND = 8;
    public const int XCB_GC_LINE_WIDTH = 16;
    public const int XCB_GC_LINE_STYLE = 32;
    public const int XCB_GC_CAP_STYLE = 64;
    public const int XCB_GC_JOIN_STYLE = 128;
    public const int XCB_GC_FILL_STYLE = 0x100;
    public const int XCB_GC_FILL_RULE = 0x200;
    public const int XCB_GC_TILE = 0x400;
    public const int XCB_GC_STIPPLE = 0x800;
    public const int XCB_GC_TILE_STIPPLE_ORIGIN_X = 0x1000;
    public const int XCB_GC_TILE_STIPPLE_ORIGIN_Y = 0x2000;
    public const int XCB_GC_FONT = 0x4000;
    public const int XCB_GC_SUBWINDOW_MODE = 0x8000;
    public const int XCB_GC_GRAPHICS_EXPOSURES = 0x10000;
    public const int XCB_GC_CLIP_ORIGIN_X = 0x20000;
    public const int XCB_GC_CLIP_ORIGIN_Y = 0x40000;
    public const int XCB_GC_CLIP_MASK = 0x80000;
    public const int XCB_GC_DASH_OFFSET = 0x100000;
    public const int XCB_GC_DASH_LIST = 0x200000;
    public const int XCB_GC_ARC_MODE = 0x400000;

    public const int XCB_GX_CLEAR = 0;
    public const int XCB_GX_AND = 1;
    public const int XCB_GX_AND_REVERSE = 2;
    public const int XCB_GX_COPY = 3;
    public const int XCB_GX_AND_INVERTED = 4;
    public const int XCB_GX_NOOP = 5;
    public const int XCB_GX_XOR = 6;
    public const int XCB_GX_OR = 7;
    public const int XCB_GX_NOR = 8;
    public const int XCB_GX_EQUIV = 9;
    public const int XCB_GX_INVERT = 10;
    public const int XCB_GX_OR_REVERSE = 11;
    public const int XCB_GX_COPY_INVERTED = 12;
    public const int XCB_GX_OR_INVERTED = 13;
    public const int XCB_GX_NAND = 14;
    public const int XCB_GX_SET = 15;

    public const int XCB_LINE_STYLE_SOLID = 0;
    public const int XCB_LINE_STYLE_ON_OFF_DASH = 1;
    public const int XCB_LINE_STYLE_DOUBLE_DASH = 2;

    public const int XCB_FILL_STYLE_SOLID = 0;
    public const int XCB_FILL_STYLE_TILED = 1;
    public const int XCB_FILL_STYLE_STIPPLED = 2;
    public const int XCB_FILL_STYLE_OPAQUE_STIPPLED = 3;

    public const int XCB_SUBWINDOW_MODE_CLIP_BY_CHILDREN = 0;
    public const int XCB_SUBWINDOW_MODE_INCLUDE_INFERIORS = 1;

    public const int XCB_CLIP_ORDERING_UNSORTED = 0;
    public const int XCB_CLIP_ORDERING_Y_SORTED = 1;
    public const int XCB_CLIP_ORDERING_YX_SORTED = 2;
    public const int XCB_CLIP_ORDERING_YX_BANDED = 3;

    public const int XCB_COORD_MODE_ORIGIN = 0;
    public const int XCB_COORD_MODE_PREVIOUS = 1;

    public const int XCB_IMAGE_FORMAT_XY_BITMAP = 0;
    public const int XCB_IMAGE_FORMAT_XY_PIXMAP = 1;
    public const int XCB_IMAGE_FORMAT_Z_PIXMAP = 2;

    public const int XCB_COLORMAP_ALLOC_NONE = 0;
    public const int XCB_COLORMAP_ALLOC_ALL = 1;

    public const int XCB_PIXMAP_NONE = 0;

    public const int XCB_FONT_NONE = 0;

    public const int XCB_EXPOSURES_NOT_ALLOWED = 0;
    public const int XCB_EXPOSURES_ALLOWED = 1;
    public const int XCB_EXPOSURES_DEFAULT = 2;

    public const int XCB_CREATE_PIXMAP = 53;
    public const int XCB_FREE_PIXMAP = 54;
    public const int XCB_CREATE_GC = 55;
    public const int XCB_CHANGE_GC = 56;
    public const int XCB_SET_CLIP_RECTANGLES = 59;
    public const int XCB_FREE_GC = 60;
    public const int XCB_CLEAR_AREA = 61;
    public const int XCB_COPY_AREA = 62;
    public const int XCB_COPY_PLANE = 63;
    public const int XCB_POLY_POINT = 64;
    public const int XCB_POLY_LINE = 65;
    public const int XCB_POLY_SEGMENT = 66;
    public const int XCB_POLY_RECTANGLE = 67;
    public const int XCB_POLY_FILL_RECTANGLE = 70;
    public const int XCB_PUT_IMAGE = 72;
    public const int XCB_GET_IMAGE = 73;
    public const int XCB_IMAGE_TEXT_8 = 76;
    public const int XCB_OPEN_FONT = 45;
    public const int XCB_CLOSE_FONT = 46;
    public const int XCB_CREATE_COLORMAP = 78;
    public const int XCB_FREE_COLORMAP = 79;

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_pixmap(
        xcb_connection_t* c, byte depth, uint pid, uint drawable, ushort width, ushort height);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_pixmap_checked(
        xcb_connection_t* c, byte depth, uint pid, uint drawable, ushort width, ushort height);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_free_pixmap(xcb_connection_t* c, uint pixmap);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_free_pixmap_checked(xcb_connection_t* c, uint pixmap);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_gc(
        xcb_connection_t* c, uint cid, uint drawable, uint value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_gc_checked(
        xcb_connection_t* c, uint cid, uint drawable, uint value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_gc(
        xcb_connection_t* c, uint gc, uint value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_gc_checked(
        xcb_connection_t* c, uint gc, uint value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_clip_rectangles(
        xcb_connection_t* c, byte ordering, uint gc, short clip_x_origin, short clip_y_origin, uint rectangles_len,
        xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_clip_rectangles_checked(
        xcb_connection_t* c, byte ordering, uint gc, short clip_x_origin, short clip_y_origin, uint rectangles_len,
        xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_free_gc(xcb_connection_t* c, uint gc);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_free_gc_checked(xcb_connection_t* c, uint gc);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_clear_area(
        xcb_connection_t* c, byte exposures, uint window, short x, short y, ushort width, ushort height);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_clear_area_checked(
        xcb_connection_t* c, byte exposures, uint window, short x, short y, ushort width, ushort height);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_copy_area(
        xcb_connection_t* c, uint src_drawable, uint dst_drawable, uint gc, short src_x, short src_y, short dst_x,
        short dst_y, ushort width, ushort height);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_copy_area_checked(
        xcb_connection_t* c, uint src_drawable, uint dst_drawable, uint gc, short src_x, short src_y, short dst_x,
        short dst_y, ushort width, ushort height);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_copy_plane(
        xcb_connection_t* c, uint src_drawable, uint dst_drawable, uint gc, short src_x, short src_y, short dst_x,
        short dst_y, ushort width, ushort height, uint bit_plane);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_copy_plane_checked(
        xcb_connection_t* c, uint src_drawable, uint dst_drawable, uint gc, short src_x, short src_y, short dst_x,
        short dst_y, ushort width, ushort height, uint bit_plane);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_poly_point(
        xcb_connection_t* c, byte coordinate_mode, uint drawable, uint gc, uint points_len, xcb_point_t* points);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_poly_point_checked(
        xcb_connection_t* c, byte coordinate_mode, uint drawable, uint gc, uint points_len, xcb_point_t* points);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_poly_line(
        xcb_connection_t* c, byte coordinate_mode, uint drawable, uint gc, uint points_len, xcb_point_t* points);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_poly_line_checked(
        xcb_connection_t* c, byte coordinate_mode, uint drawable, uint gc, uint points_len, xcb_point_t* points);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_poly_segment(
        xcb_connection_t* c, uint drawable, uint gc, uint segments_len, xcb_segment_t* segments);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_poly_segment_checked(
        xcb_connection_t* c, uint drawable, uint gc, uint segments_len, xcb_segment_t* segments);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_poly_rectangle(
        xcb_connection_t* c, uint drawable, uint gc, uint rectangles_len, xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_poly_rectangle_checked(
        xcb_connection_t* c, uint drawable, uint gc, uint rectangles_len, xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_poly_fill_rectangle(
        xcb_connection_t* c, uint drawable, uint gc, uint rectangles_len, xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_poly_fill_rectangle_checked(
        xcb_connection_t* c, uint drawable, uint gc, uint rectangles_len, xcb_rectangle_t* rectangles);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_put_image(
        xcb_connection_t* c, byte format, uint drawable, uint gc, ushort width, ushort height, short dst_x,
        short dst_y, byte left_pad, byte depth, uint data_len, byte* data);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_put_image_checked(
        xcb_connection_t* c, byte format, uint drawable, uint gc, ushort width, ushort height, short dst_x,
        short dst_y, byte left_pad, byte depth, uint data_len, byte* data);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_image(
        xcb_connection_t* c, byte format, uint drawable, short x, short y, ushort width, ushort height,
        uint plane_mask);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_image_unchecked(
        xcb_connection_t* c, byte format, uint drawable, short x, short y, ushort width, ushort height,
        uint plane_mask);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_image_reply_t* xcb_get_image_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial byte* xcb_get_image_data(xcb_get_image_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_get_image_data_length(xcb_get_image_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_image_text_8(
        xcb_connection_t* c, byte string_len, uint drawable, uint gc, short x, short y, byte* @string);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_image_text_8_checked(
        xcb_connection_t* c, byte string_len, uint drawable, uint gc, short x, short y, byte* @string);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_open_font(xcb_connection_t* c, uint fid, ushort name_len, byte* name);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_open_font_checked(
        xcb_connection_t* c, uint fid, ushort name_len, byte* name);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_close_font(xcb_connection_t* c, uint font);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_close_font_checked(xcb_connection_t* c, uint font);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_colormap(
        xcb_connection_t* c, byte alloc, uint mid, uint window, uint visual);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_colormap_checked(
        xcb_connection_t* c, byte alloc, uint mid, uint window, uint visual);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_free_colormap(xcb_connection_t* c, uint cmap);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_free_colormap_checked(xcb_connection_t* c, uint cmap);
}

public struct xcb_rectangle_t
{
    public short x;
    public short y;
    public ushort width;
    public ushort height;
}

public struct xcb_point_t
{
    public short x;
    public short y;
}

public struct xcb_segment_t
{
    public short x1;
    public short y1;
    public short x2;
    public short y2;
}

public unsafe struct xcb_get_image_reply_t
{
    public byte response_type;
    public byte depth;
    public ushort sequence;
    public uint length;
    public uint visual;
    public fixed byte pad0[20];
}
