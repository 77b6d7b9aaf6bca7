using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xkb;

/// <summary>libxkbcommon-x11: keymaps and state of an X server's keyboards.</summary>
public static unsafe partial class Xkb
{
    public const int XKB_X11_SETUP_XKB_EXTENSION_NO_FLAGS = 0;

    public const int XKB_X11_MIN_MAJOR_XKB_VERSION = 1;
    public const int XKB_X11_MIN_MINOR_XKB_VERSION = 0;

    [LibraryImport(Libraries.XkbX11)]
    public static partial int xkb_x11_setup_xkb_extension(
        Xcb.xcb_connection_t* connection, ushort major_xkb_version, ushort minor_xkb_version, int flags,
        ushort* major_xkb_version_out, ushort* minor_xkb_version_out, byte* base_event_out, byte* base_error_out);

    [LibraryImport(Libraries.XkbX11)]
    public static partial int xkb_x11_get_core_keyboard_device_id(Xcb.xcb_connection_t* connection);

    [LibraryImport(Libraries.XkbX11)]
    public static partial xkb_keymap* xkb_x11_keymap_new_from_device(
        xkb_context* context, Xcb.xcb_connection_t* connection, int device_id, int flags);

    [LibraryImport(Libraries.XkbX11)]
    public static partial xkb_state* xkb_x11_state_new_from_device(
        xkb_keymap* keymap, Xcb.xcb_connection_t* connection, int device_id);
}
