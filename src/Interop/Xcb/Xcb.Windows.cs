using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>Windows: X11 protocol, requests 1 to 15, 40 and 113.</summary>
public static unsafe partial class Xcb
{
    public const int XCB_WINDOW_NONE = 0;

    public const int XCB_PLACE_ON_TOP = 0;
    public const int XCB_PLACE_ON_BOTTOM = 1;

    public const int XCB_WINDOW_CLASS_COPY_FROM_PARENT = 0;
    public const int XCB_WINDOW_CLASS_INPUT_OUTPUT = 1;
    public const int XCB_WINDOW_CLASS_INPUT_ONLY = 2;

    public const int XCB_CW_BACK_PIXMAP = 1;
    public const int XCB_CW_BACK_PIXEL = 2;
    public const int XCB_CW_BORDER_PIXMAP = 4;
    public const int XCB_CW_BORDER_PIXEL = 8;
    public const int XCB_CW_BIT_GRAVITY = 16;
    public const int XCB_CW_WIN_GRAVITY = 32;
    public const int XCB_CW_BACKING_STORE = 64;
    public const int XCB_CW_BACKING_PLANES = 128;
    public const int XCB_CW_BACKING_PIXEL = 0x100;
    public const int XCB_CW_OVERRIDE_REDIRECT = 0x200;
    public const int XCB_CW_SAVE_UNDER = 0x400;
    public const int XCB_CW_EVENT_MASK = 0x800;
    public const int XCB_CW_DONT_PROPAGATE = 0x1000;
    public const int XCB_CW_COLORMAP = 0x2000;
    public const int XCB_CW_CURSOR = 0x4000;

    public const int XCB_BACK_PIXMAP_NONE = 0;
    public const int XCB_BACK_PIXMAP_PARENT_RELATIVE = 1;

    public const int XCB_GRAVITY_BIT_FORGET = 0;
    public const int XCB_GRAVITY_WIN_UNMAP = 0;
    public const int XCB_GRAVITY_NORTH_WEST = 1;
    public const int XCB_GRAVITY_NORTH = 2;
    public const int XCB_GRAVITY_NORTH_EAST = 3;
    public const int XCB_GRAVITY_WEST = 4;
    public const int XCB_GRAVITY_CENTER = 5;
    public const int XCB_GRAVITY_EAST = 6;
    public const int XCB_GRAVITY_SOUTH_WEST = 7;
    public const int XCB_GRAVITY_SOUTH = 8;
    public const int XCB_GRAVITY_SOUTH_EAST = 9;
    public const int XCB_GRAVITY_STATIC = 10;

    public const int XCB_MAP_STATE_UNMAPPED = 0;
    public const int XCB_MAP_STATE_UNVIEWABLE = 1;
    public const int XCB_MAP_STATE_VIEWABLE = 2;

    public const int XCB_SET_MODE_INSERT = 0;
    public const int XCB_SET_MODE_DELETE = 1;

    public const int XCB_CONFIG_WINDOW_X = 1;
    public const int XCB_CONFIG_WINDOW_Y = 2;
    public const int XCB_CONFIG_WINDOW_WIDTH = 4;
    public const int XCB_CONFIG_WINDOW_HEIGHT = 8;
    public const int XCB_CONFIG_WINDOW_BORDER_WIDTH = 16;
    public const int XCB_CONFIG_WINDOW_SIBLING = 32;
    public const int XCB_CONFIG_WINDOW_STACK_MODE = 64;

    public const int XCB_STACK_MODE_ABOVE = 0;
    public const int XCB_STACK_MODE_BELOW = 1;
    public const int XCB_STACK_MODE_TOP_IF = 2;
    public const int XCB_STACK_MODE_BOTTOM_IF = 3;
    public const int XCB_STACK_MODE_OPPOSITE = 4;

    public const int XCB_CIRCULATE_RAISE_LOWEST = 0;
    public const int XCB_CIRCULATE_LOWER_HIGHEST = 1;

    public const int XCB_KILL_ALL_TEMPORARY = 0;

    public const int XCB_NONE = 0;
    public const int XCB_COPY_FROM_PARENT = 0;
    public const int XCB_CREATE_WINDOW = 1;
    public const int XCB_CHANGE_WINDOW_ATTRIBUTES = 2;
    public const int XCB_GET_WINDOW_ATTRIBUTES = 3;
    public const int XCB_DESTROY_WINDOW = 4;
    public const int XCB_DESTROY_SUBWINDOWS = 5;
    public const int XCB_CHANGE_SAVE_SET = 6;
    public const int XCB_REPARENT_WINDOW = 7;
    public const int XCB_MAP_WINDOW = 8;
    public const int XCB_MAP_SUBWINDOWS = 9;
    public const int XCB_UNMAP_WINDOW = 10;
    public const int XCB_UNMAP_SUBWINDOWS = 11;
    public const int XCB_CONFIGURE_WINDOW = 12;
    public const int XCB_CIRCULATE_WINDOW = 13;
    public const int XCB_GET_GEOMETRY = 14;
    public const int XCB_QUERY_TREE = 15;
    public const int XCB_TRANSLATE_COORDINATES = 40;
    public const int XCB_KILL_CLIENT = 113;

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_window(
        xcb_connection_t* c, byte depth, uint wid, uint parent, short x, short y, ushort width, ushort height,
        ushort border_width, ushort @class, uint visual, uint value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_create_window_checked(
        xcb_connection_t* c, byte depth, uint wid, uint parent, short x, short y, ushort width, ushort height,
        ushort border_width, ushort @class, uint visual, uint value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_window_attributes(
        xcb_connection_t* c, uint window, uint value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_window_attributes_checked(
        xcb_connection_t* c, uint window, uint value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_window_attributes(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_window_attributes_unchecked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_window_attributes_reply_t* xcb_get_window_attributes_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_destroy_window(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_destroy_window_checked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_destroy_subwindows(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_destroy_subwindows_checked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_save_set(xcb_connection_t* c, byte mode, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_save_set_checked(xcb_connection_t* c, byte mode, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_reparent_window(
        xcb_connection_t* c, uint window, uint parent, short x, short y);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_reparent_window_checked(
        xcb_connection_t* c, uint window, uint parent, short x, short y);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_map_window(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_map_window_checked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_map_subwindows(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_map_subwindows_checked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_unmap_window(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_unmap_window_checked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_unmap_subwindows(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_unmap_subwindows_checked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_configure_window(
        xcb_connection_t* c, uint window, ushort value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_configure_window_checked(
        xcb_connection_t* c, uint window, ushort value_mask, void* value_list);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_circulate_window(xcb_connection_t* c, byte direction, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_circulate_window_checked(
        xcb_connection_t* c, byte direction, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_geometry(xcb_connection_t* c, uint drawable);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_geometry_unchecked(xcb_connection_t* c, uint drawable);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_geometry_reply_t* xcb_get_geometry_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_query_tree(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_query_tree_unchecked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_query_tree_reply_t* xcb_query_tree_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial uint* xcb_query_tree_children(xcb_query_tree_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_query_tree_children_length(xcb_query_tree_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_translate_coordinates(
        xcb_connection_t* c, uint src_window, uint dst_window, short src_x, short src_y);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_translate_coordinates_unchecked(
        xcb_connection_t* c, uint src_window, uint dst_window, short src_x, short src_y);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_translate_coordinates_reply_t* xcb_translate_coordinates_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_kill_client(xcb_connection_t* c, uint resource);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_kill_client_checked(xcb_connection_t* c, uint resource);
}

public unsafe struct xcb_get_window_attributes_reply_t
{
    public byte response_type;
    public byte backing_store;
    public ushort sequence;
    public uint length;
    public uint visual;
    public ushort _class;
    public byte bit_gravity;
    public byte win_gravity;
    public uint backing_planes;
    public uint backing_pixel;
    public byte save_under;
    public byte map_is_installed;
    public byte map_state;
    public byte override_redirect;
    public uint colormap;
    public uint all_event_masks;
    public uint your_event_mask;
    public ushort do_not_propagate_mask;
    public fixed byte pad0[2];
}

public unsafe struct xcb_get_geometry_reply_t
{
    public byte response_type;
    public byte depth;
    public ushort sequence;
    public uint length;
    public uint root;
    public short x;
    public short y;
    public ushort width;
    public ushort height;
    public ushort border_width;
    public fixed byte pad0[2];
}

public unsafe struct xcb_query_tree_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint root;
    public uint parent;
    public ushort children_len;
    public fixed byte pad1[14];
}

public struct xcb_translate_coordinates_reply_t
{
    public byte response_type;
    public byte same_screen;
    public ushort sequence;
    public uint length;
    public uint child;
    public short dst_x;
    public short dst_y;
}
