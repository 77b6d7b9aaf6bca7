using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-damage: the DAMAGE extension.</summary>
public static unsafe partial class Xcb
{
    /// <summary>Key of the extension for <see cref="xcb_get_extension_data"/>; lives as long as the process.</summary>
    public static xcb_extension_t* xcb_damage_id => ExtensionKey(ref _xcb_damage_id, Libraries.XcbDamage, "xcb_damage_id");

    public const int XCB_DAMAGE_REPORT_LEVEL_RAW_RECTANGLES = 0;
    public const int XCB_DAMAGE_REPORT_LEVEL_DELTA_RECTANGLES = 1;
    public const int XCB_DAMAGE_REPORT_LEVEL_BOUNDING_BOX = 2;
    public const int XCB_DAMAGE_REPORT_LEVEL_NON_EMPTY = 3;

    public const int XCB_DAMAGE_NOTIFY = 0;
    public const int XCB_DAMAGE_BAD_DAMAGE = 0;
    public const int XCB_DAMAGE_QUERY_VERSION = 0;
    public const int XCB_DAMAGE_CREATE = 1;
    public const int XCB_DAMAGE_DESTROY = 2;
    public const int XCB_DAMAGE_SUBTRACT = 3;
    public const int XCB_DAMAGE_ADD = 4;

    [LibraryImport(Libraries.XcbDamage)]
    public static partial xcb_cookie_t xcb_damage_query_version(
        xcb_connection_t* c, uint client_major_version, uint client_minor_version);

    [LibraryImport(Libraries.XcbDamage)]
    public static partial xcb_cookie_t xcb_damage_query_version_unchecked(
        xcb_connection_t* c, uint client_major_version, uint client_minor_version);

    [LibraryImport(Libraries.XcbDamage)]
    public static partial xcb_damage_query_version_reply_t* xcb_damage_query_version_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbDamage)]
    public static partial xcb_void_cookie_t xcb_damage_create(
        xcb_connection_t* c, uint damage, uint drawable, byte level);

    [LibraryImport(Libraries.XcbDamage)]
    public static partial xcb_void_cookie_t xcb_damage_create_checked(
        xcb_connection_t* c, uint damage, uint drawable, byte level);

    [LibraryImport(Libraries.XcbDamage)]
    public static partial xcb_void_cookie_t xcb_damage_destroy(xcb_connection_t* c, uint damage);

    [LibraryImport(Libraries.XcbDamage)]
    public static partial xcb_void_cookie_t xcb_damage_destroy_checked(xcb_connection_t* c, uint damage);

    [LibraryImport(Libraries.XcbDamage)]
    public static partial xcb_void_cookie_t xcb_damage_subtract(
        xcb_connection_t* c, uint damage, uint repair, uint parts);

    [LibraryImport(Libraries.XcbDamage)]
    public static partial xcb_void_cookie_t xcb_damage_subtract_checked(
        xcb_connection_t* c, uint damage, uint repair, uint parts);

    [LibraryImport(Libraries.XcbDamage)]
    public static partial xcb_void_cookie_t xcb_damage_add(xcb_connection_t* c, uint drawable, uint region);

    [LibraryImport(Libraries.XcbDamage)]
    public static partial xcb_void_cookie_t xcb_damage_add_checked(xcb_connection_t* c, uint drawable, uint region);

    private static nint _xcb_damage_id;
}

public struct xcb_damage_notify_event_t
{
    public byte response_type;
    public byte level;
    public ushort sequence;
    public uint drawable;
    public uint damage;
    public uint timestamp;
    public xcb_rectangle_t area;
    public xcb_rectangle_t geometry;
}

public struct xcb_damage_bad_damage_error_t
{
    public byte response_type;
    public byte error_code;
    public ushort sequence;
    public uint bad_value;
    public ushort minor_opcode;
    public byte major_opcode;
}

public unsafe struct xcb_damage_query_version_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint major_version;
    public uint minor_version;
    public fixed byte pad1[16];
}
