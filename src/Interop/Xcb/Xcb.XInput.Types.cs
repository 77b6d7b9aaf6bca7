namespace Rdfwd.Interop.Xcb;

public unsafe struct xcb_input_device_changed_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public ushort num_classes;
    public ushort sourceid;
    public byte reason;
    public fixed byte pad0[11];
    public uint full_sequence;
}

public unsafe struct xcb_input_hierarchy_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint flags;
    public ushort num_infos;
    public fixed byte pad0[10];
    public uint full_sequence;
}

public unsafe struct xcb_input_raw_key_press_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public ushort sourceid;
    public ushort valuators_len;
    public uint flags;
    public fixed byte pad0[4];
    public uint full_sequence;
}

public unsafe struct xcb_input_raw_key_release_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public ushort sourceid;
    public ushort valuators_len;
    public uint flags;
    public fixed byte pad0[4];
    public uint full_sequence;
}

public unsafe struct xcb_input_raw_button_press_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public ushort sourceid;
    public ushort valuators_len;
    public uint flags;
    public fixed byte pad0[4];
    public uint full_sequence;
}

public unsafe struct xcb_input_raw_button_release_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public ushort sourceid;
    public ushort valuators_len;
    public uint flags;
    public fixed byte pad0[4];
    public uint full_sequence;
}

public unsafe struct xcb_input_raw_motion_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public ushort sourceid;
    public ushort valuators_len;
    public uint flags;
    public fixed byte pad0[4];
    public uint full_sequence;
}

public unsafe struct xcb_input_button_press_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public uint root;
    public uint @event;
    public uint child;
    public uint full_sequence;
    public int root_x;
    public int root_y;
    public int event_x;
    public int event_y;
    public ushort buttons_len;
    public ushort valuators_len;
    public ushort sourceid;
    public fixed byte pad0[2];
    public uint flags;
    public xcb_input_modifier_info_t mods;
    public xcb_input_group_info_t group;
}

public unsafe struct xcb_input_button_release_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public uint root;
    public uint @event;
    public uint child;
    public uint full_sequence;
    public int root_x;
    public int root_y;
    public int event_x;
    public int event_y;
    public ushort buttons_len;
    public ushort valuators_len;
    public ushort sourceid;
    public fixed byte pad0[2];
    public uint flags;
    public xcb_input_modifier_info_t mods;
    public xcb_input_group_info_t group;
}

public unsafe struct xcb_input_motion_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public uint root;
    public uint @event;
    public uint child;
    public uint full_sequence;
    public int root_x;
    public int root_y;
    public int event_x;
    public int event_y;
    public ushort buttons_len;
    public ushort valuators_len;
    public ushort sourceid;
    public fixed byte pad0[2];
    public uint flags;
    public xcb_input_modifier_info_t mods;
    public xcb_input_group_info_t group;
}

public unsafe struct xcb_input_key_press_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public uint root;
    public uint @event;
    public uint child;
    public uint full_sequence;
    public int root_x;
    public int root_y;
    public int event_x;
    public int event_y;
    public ushort buttons_len;
    public ushort valuators_len;
    public ushort sourceid;
    public fixed byte pad0[2];
    public uint flags;
    public xcb_input_modifier_info_t mods;
    public xcb_input_group_info_t group;
}

public unsafe struct xcb_input_key_release_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public uint root;
    public uint @event;
    public uint child;
    public uint full_sequence;
    public int root_x;
    public int root_y;
    public int event_x;
    public int event_y;
    public ushort buttons_len;
    public ushort valuators_len;
    public ushort sourceid;
    public fixed byte pad0[2];
    public uint flags;
    public xcb_input_modifier_info_t mods;
    public xcb_input_group_info_t group;
}

public unsafe struct xcb_input_touch_begin_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public uint root;
    public uint @event;
    public uint child;
    public uint full_sequence;
    public int root_x;
    public int root_y;
    public int event_x;
    public int event_y;
    public ushort buttons_len;
    public ushort valuators_len;
    public ushort sourceid;
    public fixed byte pad0[2];
    public uint flags;
    public xcb_input_modifier_info_t mods;
    public xcb_input_group_info_t group;
}

public unsafe struct xcb_input_touch_update_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public uint root;
    public uint @event;
    public uint child;
    public uint full_sequence;
    public int root_x;
    public int root_y;
    public int event_x;
    public int event_y;
    public ushort buttons_len;
    public ushort valuators_len;
    public ushort sourceid;
    public fixed byte pad0[2];
    public uint flags;
    public xcb_input_modifier_info_t mods;
    public xcb_input_group_info_t group;
}

public unsafe struct xcb_input_touch_end_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public uint root;
    public uint @event;
    public uint child;
    public uint full_sequence;
    public int root_x;
    public int root_y;
    public int event_x;
    public int event_y;
    public ushort buttons_len;
    public ushort valuators_len;
    public ushort sourceid;
    public fixed byte pad0[2];
    public uint flags;
    public xcb_input_modifier_info_t mods;
    public xcb_input_group_info_t group;
}

public unsafe struct xcb_input_raw_touch_begin_event_t
{
    public byte response_type;
    public byte extension;
    public ushort sequence;
    public uint length;
    public ushort event_type;
    public ushort deviceid;
    public uint time;
    public uint detail;
    public ushort sourceid;
    public ushort valuators_len;
    public uint flags;
    public fixed byte pad0[4];
    public uint full_sequence;
}

public struct xcb_input_event_mask_t
{
    public ushort deviceid;
    public ushort mask_len;
}

public unsafe struct xcb_input_scroll_class_t
{
    public ushort type;
    public ushort len;
    public ushort sourceid;
    public ushort number;
    public ushort scroll_type;
    public fixed byte pad0[2];
    public uint flags;
    public xcb_input_fp3232_t increment;
}

public unsafe struct xcb_input_valuator_class_t
{
    public ushort type;
    public ushort len;
    public ushort sourceid;
    public ushort number;
    public uint label;
    public xcb_input_fp3232_t min;
    public xcb_input_fp3232_t max;
    public xcb_input_fp3232_t value;
    public uint resolution;
    public byte mode;
    public fixed byte pad0[3];
}

public struct xcb_input_button_class_t
{
    public ushort type;
    public ushort len;
    public ushort sourceid;
    public ushort num_buttons;
}

public unsafe struct xcb_input_xi_query_version_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public ushort major_version;
    public ushort minor_version;
    public fixed byte pad1[20];
}

public unsafe struct xcb_input_xi_query_device_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public ushort num_infos;
    public fixed byte pad1[22];
}

public unsafe struct xcb_input_xi_device_info_iterator_t
{
    public xcb_input_xi_device_info_t* data;
    public int rem;
    public int index;
}

public struct xcb_input_xi_device_info_t
{
    public ushort deviceid;
    public ushort type;
    public ushort attachment;
    public ushort num_classes;
    public ushort name_len;
    public byte enabled;
    public byte pad0;
}

public unsafe struct xcb_input_device_class_iterator_t
{
    public xcb_input_device_class_t* data;
    public int rem;
    public int index;
}

public struct xcb_input_fp3232_t
{
    public int integral;
    public uint frac;
}

public struct xcb_input_modifier_info_t
{
    public uint @base;
    public uint latched;
    public uint locked;
    public uint effective;
}

public struct xcb_input_group_info_t
{
    public byte @base;
    public byte latched;
    public byte locked;
    public byte effective;
}

public struct xcb_input_device_class_t
{
    public ushort type;
    public ushort len;
    public ushort sourceid;
}
