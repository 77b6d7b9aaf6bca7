using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-sync: the SYNC extension, as far as _NET_WM_SYNC_REQUEST needs it.</summary>
public static unsafe partial class Xcb
{
    /// <summary>Key of the extension for <see cref="xcb_get_extension_data"/>; lives as long as the process.</summary>
    public static xcb_extension_t* xcb_sync_id => ExtensionKey(ref _xcb_sync_id, Libraries.XcbSync, "xcb_sync_id");

    public const int XCB_SYNC_ALARMSTATE_ACTIVE = 0;
    public const int XCB_SYNC_ALARMSTATE_INACTIVE = 1;
    public const int XCB_SYNC_ALARMSTATE_DESTROYED = 2;

    public const int XCB_SYNC_TESTTYPE_POSITIVE_TRANSITION = 0;
    public const int XCB_SYNC_TESTTYPE_NEGATIVE_TRANSITION = 1;
    public const int XCB_SYNC_TESTTYPE_POSITIVE_COMPARISON = 2;
    public const int XCB_SYNC_TESTTYPE_NEGATIVE_COMPARISON = 3;

    public const int XCB_SYNC_VALUETYPE_ABSOLUTE = 0;
    public const int XCB_SYNC_VALUETYPE_RELATIVE = 1;

    public const int XCB_SYNC_CA_COUNTER = 1;
    public const int XCB_SYNC_CA_VALUE_TYPE = 2;
    public const int XCB_SYNC_CA_VALUE = 4;
    public const int XCB_SYNC_CA_TEST_TYPE = 8;
    public const int XCB_SYNC_CA_DELTA = 16;
    public const int XCB_SYNC_CA_EVENTS = 32;

    public const int XCB_SYNC_COUNTER_NOTIFY = 0;
    public const int XCB_SYNC_ALARM_NOTIFY = 1;
    public const int XCB_SYNC_INITIALIZE = 0;
    public const int XCB_SYNC_CREATE_COUNTER = 2;
    public const int XCB_SYNC_SET_COUNTER = 3;
    public const int XCB_SYNC_CHANGE_COUNTER = 4;
    public const int XCB_SYNC_QUERY_COUNTER = 5;
    public const int XCB_SYNC_DESTROY_COUNTER = 6;
    public const int XCB_SYNC_CREATE_ALARM = 8;
    public const int XCB_SYNC_DESTROY_ALARM = 11;

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_cookie_t xcb_sync_initialize(
        xcb_connection_t* c, byte desired_major_version, byte desired_minor_version);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_cookie_t xcb_sync_initialize_unchecked(
        xcb_connection_t* c, byte desired_major_version, byte desired_minor_version);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_sync_initialize_reply_t* xcb_sync_initialize_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_create_counter(
        xcb_connection_t* c, uint id, xcb_sync_int64_t initial_value);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_create_counter_checked(
        xcb_connection_t* c, uint id, xcb_sync_int64_t initial_value);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_set_counter(
        xcb_connection_t* c, uint counter, xcb_sync_int64_t value);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_set_counter_checked(
        xcb_connection_t* c, uint counter, xcb_sync_int64_t value);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_change_counter(
        xcb_connection_t* c, uint counter, xcb_sync_int64_t amount);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_change_counter_checked(
        xcb_connection_t* c, uint counter, xcb_sync_int64_t amount);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_cookie_t xcb_sync_query_counter(xcb_connection_t* c, uint counter);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_cookie_t xcb_sync_query_counter_unchecked(xcb_connection_t* c, uint counter);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_sync_query_counter_reply_t* xcb_sync_query_counter_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_destroy_counter(xcb_connection_t* c, uint counter);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_destroy_counter_checked(xcb_connection_t* c, uint counter);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_create_alarm(
        xcb_connection_t* c, uint id, uint value_mask, void* value_list);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_create_alarm_checked(
        xcb_connection_t* c, uint id, uint value_mask, void* value_list);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_destroy_alarm(xcb_connection_t* c, uint alarm);

    [LibraryImport(Libraries.XcbSync)]
    public static partial xcb_void_cookie_t xcb_sync_destroy_alarm_checked(xcb_connection_t* c, uint alarm);

    private static nint _xcb_sync_id;
}

public struct xcb_sync_counter_notify_event_t
{
    public byte response_type;
    public byte kind;
    public ushort sequence;
    public uint counter;
    public xcb_sync_int64_t wait_value;
    public xcb_sync_int64_t counter_value;
    public uint timestamp;
    public ushort count;
    public byte destroyed;
    public byte pad0;
}

public unsafe struct xcb_sync_alarm_notify_event_t
{
    public byte response_type;
    public byte kind;
    public ushort sequence;
    public uint alarm;
    public xcb_sync_int64_t counter_value;
    public xcb_sync_int64_t alarm_value;
    public uint timestamp;
    public byte state;
    public fixed byte pad0[3];
}

public unsafe struct xcb_sync_initialize_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public byte major_version;
    public byte minor_version;
    public fixed byte pad1[22];
}

public struct xcb_sync_int64_t
{
    public int hi;
    public uint lo;
}

public struct xcb_sync_query_counter_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public xcb_sync_int64_t counter_value;
}
