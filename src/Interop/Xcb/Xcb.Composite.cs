using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-composite: the Composite extension.</summary>
public static unsafe partial class Xcb
{
    /// <summary>Key of the extension for <see cref="xcb_get_extension_data"/>; lives as long as the process.</summary>
    public static xcb_extension_t* xcb_composite_id => ExtensionKey(ref _xcb_composite_id, Libraries.XcbComposite, "xcb_composite_id");

    public const int XCB_COMPOSITE_REDIRECT_AUTOMATIC = 0;
    public const int XCB_COMPOSITE_REDIRECT_MANUAL = 1;

    public const int XCB_COMPOSITE_QUERY_VERSION = 0;
    public const int XCB_COMPOSITE_REDIRECT_WINDOW = 1;
    public const int XCB_COMPOSITE_REDIRECT_SUBWINDOWS = 2;
    public const int XCB_COMPOSITE_UNREDIRECT_WINDOW = 3;
    public const int XCB_COMPOSITE_UNREDIRECT_SUBWINDOWS = 4;
    public const int XCB_COMPOSITE_CREATE_REGION_FROM_BORDER_CLIP = 5;
    public const int XCB_COMPOSITE_NAME_WINDOW_PIXMAP = 6;
    public const int XCB_COMPOSITE_GET_OVERLAY_WINDOW = 7;
    public const int XCB_COMPOSITE_RELEASE_OVERLAY_WINDOW = 8;

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_cookie_t xcb_composite_query_version(
        xcb_connection_t* c, uint client_major_version, uint client_minor_version);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_cookie_t xcb_composite_query_version_unchecked(
        xcb_connection_t* c, uint client_major_version, uint client_minor_version);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_composite_query_version_reply_t* xcb_composite_query_version_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_redirect_window(
        xcb_connection_t* c, uint window, byte update);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_redirect_window_checked(
        xcb_connection_t* c, uint window, byte update);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_redirect_subwindows(
        xcb_connection_t* c, uint window, byte update);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_redirect_subwindows_checked(
        xcb_connection_t* c, uint window, byte update);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_unredirect_window(
        xcb_connection_t* c, uint window, byte update);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_unredirect_window_checked(
        xcb_connection_t* c, uint window, byte update);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_unredirect_subwindows(
        xcb_connection_t* c, uint window, byte update);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_unredirect_subwindows_checked(
        xcb_connection_t* c, uint window, byte update);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_create_region_from_border_clip(
        xcb_connection_t* c, uint region, uint window);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_create_region_from_border_clip_checked(
        xcb_connection_t* c, uint region, uint window);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_name_window_pixmap(
        xcb_connection_t* c, uint window, uint pixmap);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_name_window_pixmap_checked(
        xcb_connection_t* c, uint window, uint pixmap);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_cookie_t xcb_composite_get_overlay_window(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_cookie_t xcb_composite_get_overlay_window_unchecked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_composite_get_overlay_window_reply_t* xcb_composite_get_overlay_window_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_release_overlay_window(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.XcbComposite)]
    public static partial xcb_void_cookie_t xcb_composite_release_overlay_window_checked(
        xcb_connection_t* c, uint window);

    private static nint _xcb_composite_id;
}

public unsafe struct xcb_composite_query_version_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint major_version;
    public uint minor_version;
    public fixed byte pad1[16];
}

public unsafe struct xcb_composite_get_overlay_window_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint overlay_win;
    public fixed byte pad1[20];
}
