using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

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
