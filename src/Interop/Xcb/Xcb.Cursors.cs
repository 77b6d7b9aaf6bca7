using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>Cursors of the core protocol: requests 93 to 97.</summary>
public static unsafe partial class Xcb
{
    public const int XCB_CURSOR_NONE = 0;

    public const int XCB_QUERY_SHAPE_OF_LARGEST_CURSOR = 0;
    public const int XCB_QUERY_SHAPE_OF_FASTEST_TILE = 1;
    public const int XCB_QUERY_SHAPE_OF_FASTEST_STIPPLE = 2;

    public const int XCB_CREATE_CURSOR = 93;
    public const int XCB_CREATE_GLYPH_CURSOR = 94;
    public const int XCB_FREE_CURSOR = 95;
    public const int XCB_RECOLOR_CURSOR = 96;
    public const int XCB_QUERY_BEST_SIZE = 97;

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_cursor(
        xcb_connection_t* c, uint cid, uint source, uint mask, ushort fore_red, ushort fore_green, ushort fore_blue,
        ushort back_red, ushort back_green, ushort back_blue, ushort x, ushort y);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_cursor_checked(
        xcb_connection_t* c, uint cid, uint source, uint mask, ushort fore_red, ushort fore_green, ushort fore_blue,
        ushort back_red, ushort back_green, ushort back_blue, ushort x, ushort y);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_glyph_cursor(
        xcb_connection_t* c, uint cid, uint source_font, uint mask_font, ushort source_char, ushort mask_char,
        ushort fore_red, ushort fore_green, ushort fore_blue, ushort back_red, ushort back_green, ushort back_blue);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_glyph_cursor_checked(
        xcb_connection_t* c, uint cid, uint source_font, uint mask_font, ushort source_char, ushort mask_char,
        ushort fore_red, ushort fore_green, ushort fore_blue, ushort back_red, ushort back_green, ushort back_blue);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_free_cursor(xcb_connection_t* c, uint cursor);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_free_cursor_checked(xcb_connection_t* c, uint cursor);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_recolor_cursor(
        xcb_connection_t* c, uint cursor, ushort fore_red, ushort fore_green, ushort fore_blue, ushort back_red,
        ushort back_green, ushort back_blue);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_recolor_cursor_checked(
        xcb_connection_t* c, uint cursor, ushort fore_red, ushort fore_green, ushort fore_blue, ushort back_red,
        ushort back_green, ushort back_blue);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_query_best_size(
        xcb_connection_t* c, byte @class, uint drawable, ushort width, ushort height);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_query_best_size_unchecked(
        xcb_connection_t* c, byte @class, uint drawable, ushort width, ushort height);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_query_best_size_reply_t* xcb_query_best_size_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);
}

public struct xcb_query_best_size_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public ushort width;
    public ushort height;
}
