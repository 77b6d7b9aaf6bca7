using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-render: the RENDER extension, as far as cursors with alpha need it.</summary>
public static unsafe partial class Xcb
{
    /// <summary>Key of the extension for <see cref="xcb_get_extension_data"/>; lives as long as the process.</summary>
    public static xcb_extension_t* xcb_render_id => ExtensionKey(ref _xcb_render_id, Libraries.XcbRender, "xcb_render_id");

    public const int XCB_RENDER_PICT_TYPE_INDEXED = 0;
    public const int XCB_RENDER_PICT_TYPE_DIRECT = 1;

    public const int XCB_RENDER_PICTURE_NONE = 0;

    public const int XCB_RENDER_CP_REPEAT = 1;
    public const int XCB_RENDER_CP_ALPHA_MAP = 2;
    public const int XCB_RENDER_CP_ALPHA_X_ORIGIN = 4;
    public const int XCB_RENDER_CP_ALPHA_Y_ORIGIN = 8;
    public const int XCB_RENDER_CP_CLIP_X_ORIGIN = 16;
    public const int XCB_RENDER_CP_CLIP_Y_ORIGIN = 32;
    public const int XCB_RENDER_CP_CLIP_MASK = 0x40;
    public const int XCB_RENDER_CP_GRAPHICS_EXPOSURE = 128;
    public const int XCB_RENDER_CP_SUBWINDOW_MODE = 0x100;
    public const int XCB_RENDER_CP_POLY_EDGE = 0x200;
    public const int XCB_RENDER_CP_POLY_MODE = 0x400;
    public const int XCB_RENDER_CP_DITHER = 0x800;
    public const int XCB_RENDER_CP_COMPONENT_ALPHA = 0x1000;

    public const int XCB_RENDER_QUERY_VERSION = 0;
    public const int XCB_RENDER_QUERY_PICT_FORMATS = 1;
    public const int XCB_RENDER_CREATE_PICTURE = 4;
    public const int XCB_RENDER_FREE_PICTURE = 7;
    public const int XCB_RENDER_CREATE_CURSOR = 27;
    public const int XCB_RENDER_CREATE_ANIM_CURSOR = 31;

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_cookie_t xcb_render_query_version(
        xcb_connection_t* c, uint client_major_version, uint client_minor_version);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_cookie_t xcb_render_query_version_unchecked(
        xcb_connection_t* c, uint client_major_version, uint client_minor_version);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_render_query_version_reply_t* xcb_render_query_version_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_cookie_t xcb_render_query_pict_formats(xcb_connection_t* c);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_cookie_t xcb_render_query_pict_formats_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_render_query_pict_formats_reply_t* xcb_render_query_pict_formats_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_render_pictforminfo_t* xcb_render_query_pict_formats_formats(
        xcb_render_query_pict_formats_reply_t* R);

    [LibraryImport(Libraries.XcbRender)]
    public static partial int xcb_render_query_pict_formats_formats_length(xcb_render_query_pict_formats_reply_t* R);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_render_pictforminfo_iterator_t xcb_render_query_pict_formats_formats_iterator(
        xcb_render_query_pict_formats_reply_t* R);

    [LibraryImport(Libraries.XcbRender)]
    public static partial int xcb_render_query_pict_formats_screens_length(xcb_render_query_pict_formats_reply_t* R);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_render_pictscreen_iterator_t xcb_render_query_pict_formats_screens_iterator(
        xcb_render_query_pict_formats_reply_t* R);

    [LibraryImport(Libraries.XcbRender)]
    public static partial uint* xcb_render_query_pict_formats_subpixels(xcb_render_query_pict_formats_reply_t* R);

    [LibraryImport(Libraries.XcbRender)]
    public static partial int xcb_render_query_pict_formats_subpixels_length(
        xcb_render_query_pict_formats_reply_t* R);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_void_cookie_t xcb_render_create_picture(
        xcb_connection_t* c, uint pid, uint drawable, uint format, uint value_mask, void* value_list);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_void_cookie_t xcb_render_create_picture_checked(
        xcb_connection_t* c, uint pid, uint drawable, uint format, uint value_mask, void* value_list);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_void_cookie_t xcb_render_free_picture(xcb_connection_t* c, uint picture);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_void_cookie_t xcb_render_free_picture_checked(xcb_connection_t* c, uint picture);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_void_cookie_t xcb_render_create_cursor(
        xcb_connection_t* c, uint cid, uint source, ushort x, ushort y);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_void_cookie_t xcb_render_create_cursor_checked(
        xcb_connection_t* c, uint cid, uint source, ushort x, ushort y);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_void_cookie_t xcb_render_create_anim_cursor(
        xcb_connection_t* c, uint cid, uint cursors_len, xcb_render_animcursorelt_t* cursors);

    [LibraryImport(Libraries.XcbRender)]
    public static partial xcb_void_cookie_t xcb_render_create_anim_cursor_checked(
        xcb_connection_t* c, uint cid, uint cursors_len, xcb_render_animcursorelt_t* cursors);

    [LibraryImport(Libraries.XcbRender)]
    public static partial void xcb_render_pictforminfo_next(xcb_render_pictforminfo_iterator_t* i);

    [LibraryImport(Libraries.XcbRender)]
    public static partial void xcb_render_pictscreen_next(xcb_render_pictscreen_iterator_t* i);

    private static nint _xcb_render_id;
}

public unsafe struct xcb_render_query_version_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint major_version;
    public uint minor_version;
    public fixed byte pad1[16];
}

public unsafe struct xcb_render_query_pict_formats_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint num_formats;
    public uint num_screens;
    public uint num_depths;
    public uint num_visuals;
    public uint num_subpixel;
    public fixed byte pad1[4];
}

public unsafe struct xcb_render_pictforminfo_t
{
    public uint id;
    public byte type;
    public byte depth;
    public fixed byte pad0[2];
    public xcb_render_directformat_t direct;
    public uint colormap;
}

public unsafe struct xcb_render_pictforminfo_iterator_t
{
    public xcb_render_pictforminfo_t* data;
    public int rem;
    public int index;
}

public unsafe struct xcb_render_pictscreen_iterator_t
{
    public xcb_render_pictscreen_t* data;
    public int rem;
    public int index;
}

public struct xcb_render_animcursorelt_t
{
    public uint cursor;
    public uint delay;
}

public struct xcb_render_directformat_t
{
    public ushort red_shift;
    public ushort red_mask;
    public ushort green_shift;
    public ushort green_mask;
    public ushort blue_shift;
    public ushort blue_mask;
    public ushort alpha_shift;
    public ushort alpha_mask;
}

public struct xcb_render_pictscreen_t
{
    public uint num_depths;
    public uint fallback;
}
