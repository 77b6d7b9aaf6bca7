using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>Numbers and masks of the core events. In an event, 0x80 of response_type says that a client sent it.</summary>
public static unsafe partial class Xcb
{
    public const int XCB_EVENT_MASK_NO_EVENT = 0;
    public const int XCB_EVENT_MASK_KEY_PRESS = 1;
    public const int XCB_EVENT_MASK_KEY_RELEASE = 2;
    public const int XCB_EVENT_MASK_BUTTON_PRESS = 4;
    public const int XCB_EVENT_MASK_BUTTON_RELEASE = 8;
    public const int XCB_EVENT_MASK_ENTER_WINDOW = 0x10;
    public const int XCB_EVENT_MASK_LEAVE_WINDOW = 0x20;
    public const int XCB_EVENT_MASK_POINTER_MOTION = 0x40;
    public const int XCB_EVENT_MASK_POINTER_MOTION_HINT = 0x80;
    public const int XCB_EVENT_MASK_BUTTON_1_MOTION = 0x100;
    public const int XCB_EVENT_MASK_BUTTON_2_MOTION = 0x200;
    public const int XCB_EVENT_MASK_BUTTON_3_MOTION = 0x400;
    public const int XCB_EVENT_MASK_BUTTON_4_MOTION = 0x800;
    public const int XCB_EVENT_MASK_BUTTON_5_MOTION = 0x1000;
    public const int XCB_EVENT_MASK_BUTTON_MOTION = 0x2000;
    public const int XCB_EVENT_MASK_KEYMAP_STATE = 0x4000;
    public const int XCB_EVENT_MASK_EXPOSURE = 0x8000;
    public const int XCB_EVENT_MASK_VISIBILITY_CHANGE = 0x10000;
    public const int XCB_EVENT_MASK_STRUCTURE_NOTIFY = 0x20000;
    public const int XCB_EVENT_MASK_RESIZE_REDIRECT = 0x40000;
    public const int XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY = 0x80000;
    public const int XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT = 0x100000;
    public const int XCB_EVENT_MASK_FOCUS_CHANGE = 0x200000;
    public const int XCB_EVENT_MASK_PROPERTY_CHANGE = 0x400000;
    public const int XCB_EVENT_MASK_COLOR_MAP_CHANGE = 0x800000;
    public const int XCB_EVENT_MASK_OWNER_GRAB_BUTTON = 0x1000000;

    public const int XCB_MOTION_NORMAL = 0;
    public const int XCB_MOTION_HINT = 1;

    public const int XCB_NOTIFY_DETAIL_ANCESTOR = 0;
    public const int XCB_NOTIFY_DETAIL_VIRTUAL = 1;
    public const int XCB_NOTIFY_DETAIL_INFERIOR = 2;
    public const int XCB_NOTIFY_DETAIL_NONLINEAR = 3;
    public const int XCB_NOTIFY_DETAIL_NONLINEAR_VIRTUAL = 4;
    public const int XCB_NOTIFY_DETAIL_POINTER = 5;
    public const int XCB_NOTIFY_DETAIL_POINTER_ROOT = 6;
    public const int XCB_NOTIFY_DETAIL_NONE = 7;

    public const int XCB_NOTIFY_MODE_NORMAL = 0;
    public const int XCB_NOTIFY_MODE_GRAB = 1;
    public const int XCB_NOTIFY_MODE_UNGRAB = 2;
    public const int XCB_NOTIFY_MODE_WHILE_GRABBED = 3;

    public const int XCB_VISIBILITY_UNOBSCURED = 0;
    public const int XCB_VISIBILITY_PARTIALLY_OBSCURED = 1;
    public const int XCB_VISIBILITY_FULLY_OBSCURED = 2;

    public const int XCB_MAPPING_MODIFIER = 0;
    public const int XCB_MAPPING_KEYBOARD = 1;
    public const int XCB_MAPPING_POINTER = 2;

    public const int XCB_KEY_PRESS = 2;
    public const int XCB_KEY_RELEASE = 3;
    public const int XCB_BUTTON_PRESS = 4;
    public const int XCB_BUTTON_RELEASE = 5;
    public const int XCB_MOTION_NOTIFY = 6;
    public const int XCB_ENTER_NOTIFY = 7;
    public const int XCB_LEAVE_NOTIFY = 8;
    public const int XCB_FOCUS_IN = 9;
    public const int XCB_FOCUS_OUT = 10;
    public const int XCB_KEYMAP_NOTIFY = 11;
    public const int XCB_EXPOSE = 12;
    public const int XCB_GRAPHICS_EXPOSURE = 13;
    public const int XCB_NO_EXPOSURE = 14;
    public const int XCB_VISIBILITY_NOTIFY = 15;
    public const int XCB_CREATE_NOTIFY = 16;
    public const int XCB_DESTROY_NOTIFY = 17;
    public const int XCB_UNMAP_NOTIFY = 18;
    public const int XCB_MAP_NOTIFY = 19;
    public const int XCB_MAP_REQUEST = 20;
    public const int XCB_REPARENT_NOTIFY = 21;
    public const int XCB_CONFIGURE_NOTIFY = 22;
    public const int XCB_CONFIGURE_REQUEST = 23;
    public const int XCB_GRAVITY_NOTIFY = 24;
    public const int XCB_RESIZE_REQUEST = 25;
    public const int XCB_CIRCULATE_NOTIFY = 26;
    public const int XCB_CIRCULATE_REQUEST = 27;
    public const int XCB_PROPERTY_NOTIFY = 28;
    public const int XCB_SELECTION_CLEAR = 29;
    public const int XCB_SELECTION_REQUEST = 30;
    public const int XCB_SELECTION_NOTIFY = 31;
    public const int XCB_COLORMAP_NOTIFY = 32;
    public const int XCB_CLIENT_MESSAGE = 33;
    public const int XCB_MAPPING_NOTIFY = 34;
    public const int XCB_GE_GENERIC = 35;
}

public struct xcb_key_press_event_t
{
    public byte response_type;
    public byte detail;
    public ushort sequence;
    public uint time;
    public uint root;
    public uint @event;
    public uint child;
    public short root_x;
    public short root_y;
    public short event_x;
    public short event_y;
    public ushort state;
    public byte same_screen;
    public byte pad0;
}

public struct xcb_key_release_event_t
{
    public byte response_type;
    public byte detail;
    public ushort sequence;
    public uint time;
    public uint root;
    public uint @event;
    public uint child;
    public short root_x;
    public short root_y;
    public short event_x;
    public short event_y;
    public ushort state;
    public byte same_screen;
    public byte pad0;
}

public struct xcb_button_press_event_t
{
    public byte response_type;
    public byte detail;
    public ushort sequence;
    public uint time;
    public uint root;
    public uint @event;
    public uint child;
    public short root_x;
    public short root_y;
    public short event_x;
    public short event_y;
    public ushort state;
    public byte same_screen;
    public byte pad0;
}

public struct xcb_button_release_event_t
{
    public byte response_type;
    public byte detail;
    public ushort sequence;
    public uint time;
    public uint root;
    public uint @event;
    public uint child;
    public short root_x;
    public short root_y;
    public short event_x;
    public short event_y;
    public ushort state;
    public byte same_screen;
    public byte pad0;
}

public struct xcb_motion_notify_event_t
{
    public byte response_type;
    public byte detail;
    public ushort sequence;
    public uint time;
    public uint root;
    public uint @event;
    public uint child;
    public short root_x;
    public short root_y;
    public short event_x;
    public short event_y;
    public ushort state;
    public byte same_screen;
    public byte pad0;
}

public struct xcb_enter_notify_event_t
{
    public byte response_type;
    public byte detail;
    public ushort sequence;
    public uint time;
    public uint root;
    public uint @event;
    public uint child;
    public short root_x;
    public short root_y;
    public short event_x;
    public short event_y;
    public ushort state;
    public byte mode;
    public byte same_screen_focus;
}

public struct xcb_leave_notify_event_t
{
    public byte response_type;
    public byte detail;
    public ushort sequence;
    public uint time;
    public uint root;
    public uint @event;
    public uint child;
    public short root_x;
    public short root_y;
    public short event_x;
    public short event_y;
    public ushort state;
    public byte mode;
    public byte same_screen_focus;
}

public unsafe struct xcb_focus_in_event_t
{
    public byte response_type;
    public byte detail;
    public ushort sequence;
    public uint @event;
    public byte mode;
    public fixed byte pad0[3];
}

public unsafe struct xcb_focus_out_event_t
{
    public byte response_type;
    public byte detail;
    public ushort sequence;
    public uint @event;
    public byte mode;
    public fixed byte pad0[3];
}

public unsafe struct xcb_keymap_notify_event_t
{
    public byte response_type;
    public fixed byte keys[31];
}

public unsafe struct xcb_expose_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint window;
    public ushort x;
    public ushort y;
    public ushort width;
    public ushort height;
    public ushort count;
    public fixed byte pad1[2];
}

public unsafe struct xcb_graphics_exposure_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint drawable;
    public ushort x;
    public ushort y;
    public ushort width;
    public ushort height;
    public ushort minor_opcode;
    public ushort count;
    public byte major_opcode;
    public fixed byte pad1[3];
}

public struct xcb_no_exposure_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint drawable;
    public ushort minor_opcode;
    public byte major_opcode;
    public byte pad1;
}

public unsafe struct xcb_visibility_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint window;
    public byte state;
    public fixed byte pad1[3];
}

public struct xcb_create_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint parent;
    public uint window;
    public short x;
    public short y;
    public ushort width;
    public ushort height;
    public ushort border_width;
    public byte override_redirect;
    public byte pad1;
}

public struct xcb_destroy_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint @event;
    public uint window;
}

public unsafe struct xcb_unmap_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint @event;
    public uint window;
    public byte from_configure;
    public fixed byte pad1[3];
}

public unsafe struct xcb_map_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint @event;
    public uint window;
    public byte override_redirect;
    public fixed byte pad1[3];
}

public struct xcb_map_request_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint parent;
    public uint window;
}

public unsafe struct xcb_reparent_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint @event;
    public uint window;
    public uint parent;
    public short x;
    public short y;
    public byte override_redirect;
    public fixed byte pad1[3];
}

public struct xcb_configure_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint @event;
    public uint window;
    public uint above_sibling;
    public short x;
    public short y;
    public ushort width;
    public ushort height;
    public ushort border_width;
    public byte override_redirect;
    public byte pad1;
}

public struct xcb_configure_request_event_t
{
    public byte response_type;
    public byte stack_mode;
    public ushort sequence;
    public uint parent;
    public uint window;
    public uint sibling;
    public short x;
    public short y;
    public ushort width;
    public ushort height;
    public ushort border_width;
    public ushort value_mask;
}

public struct xcb_gravity_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint @event;
    public uint window;
    public short x;
    public short y;
}

public struct xcb_resize_request_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint window;
    public ushort width;
    public ushort height;
}

public unsafe struct xcb_circulate_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint @event;
    public uint window;
    public fixed byte pad1[4];
    public byte place;
    public fixed byte pad2[3];
}

public unsafe struct xcb_circulate_request_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint @event;
    public uint window;
    public fixed byte pad1[4];
    public byte place;
    public fixed byte pad2[3];
}

public unsafe struct xcb_property_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint window;
    public uint atom;
    public uint time;
    public byte state;
    public fixed byte pad1[3];
}

public struct xcb_selection_clear_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint time;
    public uint owner;
    public uint selection;
}

public struct xcb_selection_request_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint time;
    public uint owner;
    public uint requestor;
    public uint selection;
    public uint target;
    public uint property;
}

public struct xcb_selection_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint time;
    public uint requestor;
    public uint selection;
    public uint target;
    public uint property;
}

public unsafe struct xcb_colormap_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint window;
    public uint colormap;
    public byte _new;
    public byte state;
    public fixed byte pad1[2];
}

public struct xcb_client_message_event_t
{
    public byte response_type;
    public byte format;
    public ushort sequence;
    public uint window;
    public uint type;
    public xcb_client_message_data_t data;
}

public struct xcb_mapping_notify_event_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public byte request;
    public byte first_keycode;
    public byte count;
    public byte pad1;
}

public unsafe struct xcb_ge_generic_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public fixed byte pad0[22];
    public uint full_sequence;
}

[StructLayout(LayoutKind.Explicit)]
public unsafe struct xcb_client_message_data_t
{
    [FieldOffset(0)] public fixed byte data8[20];
    [FieldOffset(0)] public fixed ushort data16[10];
    [FieldOffset(0)] public fixed uint data32[5];
}
