using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-xtest: the XTEST extension.</summary>
public static unsafe partial class Xcb
{
    /// <summary>Key of the extension for <see cref="xcb_get_extension_data"/>; lives as long as the process.</summary>
    public static xcb_extension_t* xcb_test_id => ExtensionKey(ref _xcb_test_id, Libraries.XcbXTest, "xcb_test_id");

    public const int XCB_TEST_CURSOR_NONE = 0;
    public const int XCB_TEST_CURSOR_CURRENT = 1;

    public const int XCB_TEST_GET_VERSION = 0;
    public const int XCB_TEST_FAKE_INPUT = 2;
    public const int XCB_TEST_GRAB_CONTROL = 3;

    [LibraryImport(Libraries.XcbXTest)]
    public static partial xcb_cookie_t xcb_test_get_version(
        xcb_connection_t* c, byte major_version, ushort minor_version);

    [LibraryImport(Libraries.XcbXTest)]
    public static partial xcb_cookie_t xcb_test_get_version_unchecked(
        xcb_connection_t* c, byte major_version, ushort minor_version);

    [LibraryImport(Libraries.XcbXTest)]
    public static partial xcb_test_get_version_reply_t* xcb_test_get_version_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbXTest)]
    public static partial xcb_void_cookie_t xcb_test_fake_input(
        xcb_connection_t* c, byte type, byte detail, uint time, uint root, short rootX, short rootY, byte deviceid);

    [LibraryImport(Libraries.XcbXTest)]
    public static partial xcb_void_cookie_t xcb_test_fake_input_checked(
        xcb_connection_t* c, byte type, byte detail, uint time, uint root, short rootX, short rootY, byte deviceid);

    [LibraryImport(Libraries.XcbXTest)]
    public static partial xcb_void_cookie_t xcb_test_grab_control(xcb_connection_t* c, byte impervious);

    [LibraryImport(Libraries.XcbXTest)]
    public static partial xcb_void_cookie_t xcb_test_grab_control_checked(xcb_connection_t* c, byte impervious);

    private static nint _xcb_test_id;
}

public struct xcb_test_get_version_reply_t
{
    public byte response_type;
    public byte major_version;
    public ushort sequence;
    public uint length;
    public ushort minor_version;
}
