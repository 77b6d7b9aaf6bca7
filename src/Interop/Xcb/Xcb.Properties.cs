using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>Atoms, properties, selections and sent events: X11 protocol, requests 16 to 25.</summary>
public static unsafe partial class Xcb
{
    public const int XCB_PROPERTY_NEW_VALUE = 0;
    public const int XCB_PROPERTY_DELETE = 1;

    public const uint XCB_ATOM_NONE = 0;
    public const uint XCB_ATOM_ANY = 0;
    public const uint XCB_ATOM_PRIMARY = 1;
    public const uint XCB_ATOM_SECONDARY = 2;
    public const uint XCB_ATOM_ARC = 3;
    public const uint XCB_ATOM_ATOM = 4;
    public const uint XCB_ATOM_BITMAP = 5;
    public const uint XCB_ATOM_CARDINAL = 6;
    public const uint XCB_ATOM_COLORMAP = 7;
    public const uint XCB_ATOM_CURSOR = 8;
    public const uint XCB_ATOM_CUT_BUFFER0 = 9;
    public const uint XCB_ATOM_CUT_BUFFER1 = 10;
    public const uint XCB_ATOM_CUT_BUFFER2 = 11;
    public const uint XCB_ATOM_CUT_BUFFER3 = 12;
    public const uint XCB_ATOM_CUT_BUFFER4 = 13;
    public const uint XCB_ATOM_CUT_BUFFER5 = 14;
    public const uint XCB_ATOM_CUT_BUFFER6 = 15;
    public const uint XCB_ATOM_CUT_BUFFER7 = 16;
    public const uint XCB_ATOM_DRAWABLE = 17;
    public const uint XCB_ATOM_FONT = 18;
    public const uint XCB_ATOM_INTEGER = 19;
    public const uint XCB_ATOM_PIXMAP = 20;
    public const uint XCB_ATOM_POINT = 21;
    public const uint XCB_ATOM_RECTANGLE = 22;
    public const uint XCB_ATOM_RESOURCE_MANAGER = 23;
    public const uint XCB_ATOM_RGB_COLOR_MAP = 24;
    public const uint XCB_ATOM_RGB_BEST_MAP = 25;
    public const uint XCB_ATOM_RGB_BLUE_MAP = 26;
    public const uint XCB_ATOM_RGB_DEFAULT_MAP = 27;
    public const uint XCB_ATOM_RGB_GRAY_MAP = 28;
    public const uint XCB_ATOM_RGB_GREEN_MAP = 29;
    public const uint XCB_ATOM_RGB_RED_MAP = 30;
    public const uint XCB_ATOM_STRING = 31;
    public const uint XCB_ATOM_VISUALID = 32;
    public const uint XCB_ATOM_WINDOW = 33;
    public const uint XCB_ATOM_WM_COMMAND = 34;
    public const uint XCB_ATOM_WM_HINTS = 35;
    public const uint XCB_ATOM_WM_CLIENT_MACHINE = 36;
    public const uint XCB_ATOM_WM_ICON_NAME = 37;
    public const uint XCB_ATOM_WM_ICON_SIZE = 38;
    public const uint XCB_ATOM_WM_NAME = 39;
    public const uint XCB_ATOM_WM_NORMAL_HINTS = 40;
    public const uint XCB_ATOM_WM_SIZE_HINTS = 41;
    public const uint XCB_ATOM_WM_ZOOM_HINTS = 42;
    public const uint XCB_ATOM_MIN_SPACE = 43;
    public const uint XCB_ATOM_NORM_SPACE = 44;
    public const uint XCB_ATOM_MAX_SPACE = 45;
    public const uint XCB_ATOM_END_SPACE = 46;
    public const uint XCB_ATOM_SUPERSCRIPT_X = 47;
    public const uint XCB_ATOM_SUPERSCRIPT_Y = 48;
    public const uint XCB_ATOM_SUBSCRIPT_X = 49;
    public const uint XCB_ATOM_SUBSCRIPT_Y = 50;
    public const uint XCB_ATOM_UNDERLINE_POSITION = 51;
    public const uint XCB_ATOM_UNDERLINE_THICKNESS = 52;
    public const uint XCB_ATOM_STRIKEOUT_ASCENT = 53;
    public const uint XCB_ATOM_STRIKEOUT_DESCENT = 54;
    public const uint XCB_ATOM_ITALIC_ANGLE = 55;
    public const uint XCB_ATOM_X_HEIGHT = 56;
    public const uint XCB_ATOM_QUAD_WIDTH = 57;
    public const uint XCB_ATOM_WEIGHT = 58;
    public const uint XCB_ATOM_POINT_SIZE = 59;
    public const uint XCB_ATOM_RESOLUTION = 60;
    public const uint XCB_ATOM_COPYRIGHT = 61;
    public const uint XCB_ATOM_NOTICE = 62;
    public const uint XCB_ATOM_FONT_NAME = 63;
    public const uint XCB_ATOM_FAMILY_NAME = 64;
    public const uint XCB_ATOM_FULL_NAME = 65;
    public const uint XCB_ATOM_CAP_HEIGHT = 66;
    public const uint XCB_ATOM_WM_CLASS = 67;
    public const uint XCB_ATOM_WM_TRANSIENT_FOR = 68;

    public const int XCB_PROP_MODE_REPLACE = 0;
    public const int XCB_PROP_MODE_PREPEND = 1;
    public const int XCB_PROP_MODE_APPEND = 2;

    public const int XCB_GET_PROPERTY_TYPE_ANY = 0;

    public const int XCB_SEND_EVENT_DEST_POINTER_WINDOW = 0;
    public const int XCB_SEND_EVENT_DEST_ITEM_FOCUS = 1;

    public const int XCB_INTERN_ATOM = 16;
    public const int XCB_GET_ATOM_NAME = 17;
    public const int XCB_CHANGE_PROPERTY = 18;
    public const int XCB_DELETE_PROPERTY = 19;
    public const int XCB_GET_PROPERTY = 20;
    public const int XCB_LIST_PROPERTIES = 21;
    public const int XCB_ROTATE_PROPERTIES = 114;
    public const int XCB_SET_SELECTION_OWNER = 22;
    public const int XCB_GET_SELECTION_OWNER = 23;
    public const int XCB_CONVERT_SELECTION = 24;
    public const int XCB_SEND_EVENT = 25;
    public const int XCB_CURRENT_TIME = 0;

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_intern_atom(
        xcb_connection_t* c, byte only_if_exists, ushort name_len, byte* name);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_intern_atom_unchecked(
        xcb_connection_t* c, byte only_if_exists, ushort name_len, byte* name);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_intern_atom_reply_t* xcb_intern_atom_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_atom_name(xcb_connection_t* c, uint atom);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_atom_name_unchecked(xcb_connection_t* c, uint atom);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_atom_name_reply_t* xcb_get_atom_name_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial byte* xcb_get_atom_name_name(xcb_get_atom_name_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_get_atom_name_name_length(xcb_get_atom_name_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_property(
        xcb_connection_t* c, byte mode, uint window, uint property, uint type, byte format, uint data_len,
        void* data);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_change_property_checked(
        xcb_connection_t* c, byte mode, uint window, uint property, uint type, byte format, uint data_len,
        void* data);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_delete_property(xcb_connection_t* c, uint window, uint property);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_delete_property_checked(
        xcb_connection_t* c, uint window, uint property);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_property(
        xcb_connection_t* c, byte _delete, uint window, uint property, uint type, uint long_offset, uint long_length);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_property_unchecked(
        xcb_connection_t* c, byte _delete, uint window, uint property, uint type, uint long_offset, uint long_length);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_property_reply_t* xcb_get_property_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial void* xcb_get_property_value(xcb_get_property_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_get_property_value_length(xcb_get_property_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_list_properties(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_list_properties_unchecked(xcb_connection_t* c, uint window);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_list_properties_reply_t* xcb_list_properties_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial uint* xcb_list_properties_atoms(xcb_list_properties_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial int xcb_list_properties_atoms_length(xcb_list_properties_reply_t* R);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_rotate_properties(
        xcb_connection_t* c, uint window, ushort atoms_len, short delta, uint* atoms);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_rotate_properties_checked(
        xcb_connection_t* c, uint window, ushort atoms_len, short delta, uint* atoms);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_selection_owner(
        xcb_connection_t* c, uint owner, uint selection, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_set_selection_owner_checked(
        xcb_connection_t* c, uint owner, uint selection, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_selection_owner(xcb_connection_t* c, uint selection);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_cookie_t xcb_get_selection_owner_unchecked(xcb_connection_t* c, uint selection);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_get_selection_owner_reply_t* xcb_get_selection_owner_reply(
        xcb_connection_t* c, xcb_cookie_t cookie, xcb_generic_error_t** e);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_convert_selection(
        xcb_connection_t* c, uint requestor, uint selection, uint target, uint property, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_convert_selection_checked(
        xcb_connection_t* c, uint requestor, uint selection, uint target, uint property, uint time);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_send_event(
        xcb_connection_t* c, byte propagate, uint destination, uint event_mask, byte* @event);

    [LibraryImport(Libraries.Xcb)]
    public static partial xcb_void_cookie_t xcb_send_event_checked(
        xcb_connection_t* c, byte propagate, uint destination, uint event_mask, byte* @event);
}

public struct xcb_intern_atom_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint atom;
}

public unsafe struct xcb_get_atom_name_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public ushort name_len;
    public fixed byte pad1[22];
}

public unsafe struct xcb_get_property_reply_t
{
    public byte response_type;
    public byte format;
    public ushort sequence;
    public uint length;
    public uint type;
    public uint bytes_after;
    public uint value_len;
    public fixed byte pad0[12];
}

public unsafe struct xcb_list_properties_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public ushort atoms_len;
    public fixed byte pad1[22];
}

public struct xcb_get_selection_owner_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint owner;
}
