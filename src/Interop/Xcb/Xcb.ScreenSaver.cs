using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>libxcb-screensaver: the MIT-SCREEN-SAVER extension. The library may be missing.</summary>
public static unsafe partial class Xcb
{
    public const int XCB_SCREENSAVER_STATE_OFF = 0;
    public const int XCB_SCREENSAVER_STATE_ON = 1;

    [LibraryImport(Libraries.XcbScreenSaver)]
    public static partial xcb_cookie_t xcb_screensaver_query_info(xcb_connection_t* c, uint drawable);

    [LibraryImport(Libraries.XcbScreenSaver)]
    public static partial xcb_screensaver_query_info_reply_t* xcb_screensaver_query_info_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.XcbScreenSaver)]
    public static partial xcb_void_cookie_t xcb_screensaver_suspend(xcb_connection_t* c, uint suspend);
}

public unsafe struct xcb_screensaver_query_info_reply_t
{
    public byte response_type;
    public byte state;
    public ushort sequence;
    public uint length;
    public uint saver_window;
    public uint ms_until_server;
    public uint ms_since_user_input;
    public uint event_mask;
    public byte kind;
    public fixed byte pad0[7];
}
