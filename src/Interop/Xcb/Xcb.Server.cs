using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>Requests that concern the server or the client as a whole.</summary>
public static unsafe partial class Xcb
{
    public const int XCB_BLANKING_NOT_PREFERRED = 0;
    public const int XCB_BLANKING_PREFERRED = 1;
    public const int XCB_BLANKING_DEFAULT = 2;

    public const int XCB_ACCESS_CONTROL_DISABLE = 0;
    public const int XCB_ACCESS_CONTROL_ENABLE = 1;

    public const int XCB_CLOSE_DOWN_DESTROY_ALL = 0;
    public const int XCB_CLOSE_DOWN_RETAIN_PERMANENT = 1;
    public const int XCB_CLOSE_DOWN_RETAIN_TEMPORARY = 2;

    public const int XCB_SCREEN_SAVER_RESET = 0;
    public const int XCB_SCREEN_SAVER_ACTIVE = 1;

    public const int XCB_GRAB_SERVER = 36;
    public const int XCB_UNGRAB_SERVER = 37;
    public const int XCB_QUERY_EXTENSION = 98;
    public const int XCB_LIST_EXTENSIONS = 99;
    public const int XCB_SET_CLOSE_DOWN_MODE = 112;
    public const int XCB_SET_ACCESS_CONTROL = 111;
    public const int XCB_SET_SCREEN_SAVER = 107;
    public const int XCB_NO_OPERATION = 127;

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_grab_server(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_grab_server_checked(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_ungrab_server(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_ungrab_server_checked(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_query_extension(xcb_connection_t* c, ushort name_len, byte* name);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_query_extension_unchecked(
        xcb_connection_t* c, ushort name_len, byte* name);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_query_extension_reply_t* xcb_query_extension_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_list_extensions(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_list_extensions_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_list_extensions_reply_t* xcb_list_extensions_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_list_extensions_names_length(xcb_list_extensions_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_str_iterator_t xcb_list_extensions_names_iterator(xcb_list_extensions_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_close_down_mode(xcb_connection_t* c, byte mode);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_close_down_mode_checked(xcb_connection_t* c, byte mode);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_access_control(xcb_connection_t* c, byte mode);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_access_control_checked(xcb_connection_t* c, byte mode);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_screen_saver(
        xcb_connection_t* c, short timeout, short interval, byte prefer_blanking, byte allow_exposures);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_screen_saver_checked(
        xcb_connection_t* c, short timeout, short interval, byte prefer_blanking, byte allow_exposures);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_no_operation(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_no_operation_checked(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial byte* xcb_str_name(xcb_str_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_str_name_length(xcb_str_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial void xcb_str_next(xcb_str_iterator_t* i);
}

public unsafe struct xcb_list_extensions_reply_t
{
    public byte response_type;
    public byte names_len;
    public ushort sequence;
    public uint length;
    public fixed byte pad0[24];
}

public unsafe struct xcb_str_iterator_t
{
    public xcb_str_t* data;
    public int rem;
    public int index;
}

public struct xcb_str_t
{
    public byte name_len;
}
