using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb: connections, events in and replies out. A connection and its replies may be used from any thread, but rdfwd gives each to one.</summary>
public static unsafe partial class Xcb
{
    public const int XCB_CONN_CLOSED_INVALID_SCREEN = 6;
    public const int XCB_CONN_CLOSED_MEM_INSUFFICIENT = 3;
    public const int XCB_CONN_CLOSED_REQ_LEN_EXCEED = 4;
    public const int XCB_CONN_CLOSED_FDPASSING_FAILED = 7;
    public const int XCB_CONN_ERROR = 1;
    public const int XCB_CONN_CLOSED_EXT_NOTSUPPORTED = 2;
    public const int XCB_CONN_CLOSED_PARSE_ERR = 5;

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_connection_t* xcb_connect(byte* displayname, int* screenp);

    [LibraryImport(Libraries.Xcb, StringMarshalling = StringMarshalling.Utf8)]
    public static partial xcb_connection_t* xcb_connect(string displayname, int* screenp);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_connection_t* xcb_connect_to_display_with_auth_info(byte* display, xcb_auth_info_t* auth, int* screen);

    [LibraryImport(Libraries.Xcb, StringMarshalling = StringMarshalling.Utf8)]
    public static partial xcb_connection_t* xcb_connect_to_display_with_auth_info(
        string display, xcb_auth_info_t* auth, int* screen);

    [LibraryImport(Libraries.Xcb, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int xcb_parse_display(string name, byte** host, int* display, int* screen);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_connection_t* xcb_connect_to_fd(int fd, xcb_auth_info_t* auth_info);

    [LibraryImport(Libraries.Xcb)]
    public static partial void xcb_disconnect(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_connection_has_error(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_get_file_descriptor(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial uint xcb_generate_id(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_flush(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial uint xcb_get_maximum_request_length(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial void xcb_prefetch_maximum_request_length(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_generic_event_t* xcb_wait_for_event(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_generic_event_t* xcb_poll_for_event(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_generic_event_t* xcb_poll_for_queued_event(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial void* xcb_wait_for_reply(xcb_connection_t* c, uint request, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_poll_for_reply(
        xcb_connection_t* c, uint request, void** reply, xcb_generic_error_t** error);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_generic_error_t* xcb_request_check(xcb_connection_t* c, xcb_void_cookie_t cookie);

    [LibraryImport(Libraries.Xcb)]
    public static partial void xcb_discard_reply(xcb_connection_t* c, uint sequence);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_query_extension_reply_t* xcb_get_extension_data(
        xcb_connection_t* c, xcb_extension_t* ext);

    [LibraryImport(Libraries.Xcb)]
    public static partial void xcb_prefetch_extension_data(xcb_connection_t* c, xcb_extension_t* ext);

    [LibraryImport(Libraries.Xcb)]
    public static partial ulong xcb_total_read(xcb_connection_t* c);

    [LibraryImport(Libraries.Xcb)]
    public static partial ulong xcb_total_written(xcb_connection_t* c);

    /// <summary>Sends a request made by hand. Two entries before <paramref name="vector"/> belong to the library.</summary>
    [LibraryImport(Libraries.Xcb)]
    public static partial uint xcb_send_request(xcb_connection_t* c, int flags, iovec* vector, xcb_protocol_request_t* request);
}

public unsafe struct xcb_protocol_request_t
{
    public nuint count;
    public xcb_extension_t* ext;
    public byte opcode;
    public byte isvoid;
}

public unsafe struct xcb_auth_info_t
{
    public int namelen;
    public byte* name;
    public int datalen;
    public byte* data;
}

public struct xcb_void_cookie_t
{
    public uint sequence;
}

public unsafe struct xcb_generic_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public fixed uint pad[7];
    public uint full_sequence;
}

public unsafe struct xcb_generic_error_t
{
    public byte response_type;
    public byte error_code;
    public ushort sequence;
    public uint resource_id;
    public ushort minor_code;
    public byte major_code;
    public byte pad0;
    public fixed uint pad[5];
    public uint full_sequence;
}

public struct xcb_generic_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
}

public unsafe struct xcb_ge_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort pad1;
    public fixed uint pad[5];
    public uint full_sequence;
}

public struct xcb_query_extension_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public byte present;
    public byte major_opcode;
    public byte first_event;
    public byte first_error;
}
