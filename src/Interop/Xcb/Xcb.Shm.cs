using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-shm: the MIT-SHM extension. Descriptors given to the library are closed by it.</summary>
public static unsafe partial class Xcb
{
    /// <summary>Key of the extension for <see cref="xcb_get_extension_data"/>; lives as long as the process.</summary>
    public static xcb_extension_t* xcb_shm_id => ExtensionKey(ref _xcb_shm_id, Libraries.XcbShm, "xcb_shm_id");

    public const int XCB_SHM_COMPLETION = 0;
    public const int XCB_SHM_BAD_SEG = 0;
    public const int XCB_SHM_QUERY_VERSION = 0;
    public const int XCB_SHM_ATTACH = 1;
    public const int XCB_SHM_DETACH = 2;
    public const int XCB_SHM_PUT_IMAGE = 3;
    public const int XCB_SHM_GET_IMAGE = 4;
    public const int XCB_SHM_CREATE_PIXMAP = 5;
    public const int XCB_SHM_ATTACH_FD = 6;
    public const int XCB_SHM_CREATE_SEGMENT = 7;

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_cookie_t xcb_shm_query_version(xcb_connection_t* c);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_cookie_t xcb_shm_query_version_unchecked(xcb_connection_t* c);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_shm_query_version_reply_t* xcb_shm_query_version_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_void_cookie_t xcb_shm_attach(
        xcb_connection_t* c, uint shmseg, uint shmid, byte read_only);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_void_cookie_t xcb_shm_attach_checked(
        xcb_connection_t* c, uint shmseg, uint shmid, byte read_only);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_void_cookie_t xcb_shm_detach(xcb_connection_t* c, uint shmseg);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_void_cookie_t xcb_shm_detach_checked(xcb_connection_t* c, uint shmseg);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_void_cookie_t xcb_shm_put_image(
        xcb_connection_t* c, uint drawable, uint gc, ushort total_width, ushort total_height, ushort src_x,
        ushort src_y, ushort src_width, ushort src_height, short dst_x, short dst_y, byte depth, byte format,
        byte send_event, uint shmseg, uint offset);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_void_cookie_t xcb_shm_put_image_checked(
        xcb_connection_t* c, uint drawable, uint gc, ushort total_width, ushort total_height, ushort src_x,
        ushort src_y, ushort src_width, ushort src_height, short dst_x, short dst_y, byte depth, byte format,
        byte send_event, uint shmseg, uint offset);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_cookie_t xcb_shm_get_image(
        xcb_connection_t* c, uint drawable, short x, short y, ushort width, ushort height, uint plane_mask,
        byte format, uint shmseg, uint offset);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_cookie_t xcb_shm_get_image_unchecked(
        xcb_connection_t* c, uint drawable, short x, short y, ushort width, ushort height, uint plane_mask,
        byte format, uint shmseg, uint offset);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_shm_get_image_reply_t* xcb_shm_get_image_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_void_cookie_t xcb_shm_create_pixmap(
        xcb_connection_t* c, uint pid, uint drawable, ushort width, ushort height, byte depth, uint shmseg,
        uint offset);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_void_cookie_t xcb_shm_create_pixmap_checked(
        xcb_connection_t* c, uint pid, uint drawable, ushort width, ushort height, byte depth, uint shmseg,
        uint offset);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_void_cookie_t xcb_shm_attach_fd(
        xcb_connection_t* c, uint shmseg, int shm_fd, byte read_only);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_void_cookie_t xcb_shm_attach_fd_checked(
        xcb_connection_t* c, uint shmseg, int shm_fd, byte read_only);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_cookie_t xcb_shm_create_segment(
        xcb_connection_t* c, uint shmseg, uint size, byte read_only);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_cookie_t xcb_shm_create_segment_unchecked(
        xcb_connection_t* c, uint shmseg, uint size, byte read_only);

    [LibraryImport(Libraries.XcbShm)]
    public static partial xcb_shm_create_segment_reply_t* xcb_shm_create_segment_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbShm)]
    public static partial int* xcb_shm_create_segment_reply_fds(
        xcb_connection_t* c, xcb_shm_create_segment_reply_t* reply);

    private static nint _xcb_shm_id;
}

public struct xcb_shm_completion_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint drawable;
    public ushort minor_event;
    public byte major_event;
    public byte pad1;
    public uint shmseg;
    public uint offset;
}

public struct xcb_shm_bad_seg_error_t
{
    public byte response_type;
    public byte error_code;
    public ushort sequence;
    public uint bad_value;
    public ushort minor_opcode;
    public byte major_opcode;
    public byte pad0;
}

public unsafe struct xcb_shm_query_version_reply_t
{
    public byte response_type;
    public byte shared_pixmaps;
    public ushort sequence;
    public uint length;
    public ushort major_version;
    public ushort minor_version;
    public ushort uid;
    public ushort gid;
    public byte pixmap_format;
    public fixed byte pad0[15];
}

public struct xcb_shm_get_image_reply_t
{
    public byte response_type;
    public byte depth;
    public ushort sequence;
    public uint length;
    public uint visual;
    public uint size;
}

public unsafe struct xcb_shm_create_segment_reply_t
{
    public byte response_type;
    public byte nfd;
    public ushort sequence;
    public uint length;
    public fixed byte pad0[24];
}
