using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

public struct xcb_randr_screen_change_notify_event_t
{
    public byte response_type;
    public byte rotation;
    public ushort sequence;
    public uint timestamp;
    public uint config_timestamp;
    public uint root;
    public uint request_window;
    public ushort sizeID;
    public ushort subpixel_order;
    public ushort width;
    public ushort height;
    public ushort mwidth;
    public ushort mheight;
}

public struct xcb_randr_notify_event_t
{
    public byte response_type;
    public byte subCode;
    public ushort sequence;
    public xcb_randr_notify_data_t u;
}

public struct xcb_randr_bad_output_error_t
{
    public byte response_type;
    public byte error_code;
    public ushort sequence;
    public uint bad_value;
    public ushort minor_opcode;
    public byte major_opcode;
}

public struct xcb_randr_bad_crtc_error_t
{
    public byte response_type;
    public byte error_code;
    public ushort sequence;
    public uint bad_value;
    public ushort minor_opcode;
    public byte major_opcode;
}

public struct xcb_randr_bad_mode_error_t
{
    public byte response_type;
    public byte error_code;
    public ushort sequence;
    public uint bad_value;
    public ushort minor_opcode;
    public byte major_opcode;
}

public unsafe struct xcb_randr_query_version_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint major_version;
    public uint minor_version;
    public fixed byte pad1[16];
}

public unsafe struct xcb_randr_get_screen_size_range_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public ushort min_width;
    public ushort min_height;
    public ushort max_width;
    public ushort max_height;
    public fixed byte pad1[16];
}

public unsafe struct xcb_randr_get_screen_resources_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint timestamp;
    public uint config_timestamp;
    public ushort num_crtcs;
    public ushort num_outputs;
    public ushort num_modes;
    public ushort names_len;
    public fixed byte pad1[8];
}

public struct xcb_randr_mode_info_t
{
    public uint id;
    public ushort width;
    public ushort height;
    public uint dot_clock;
    public ushort hsync_start;
    public ushort hsync_end;
    public ushort htotal;
    public ushort hskew;
    public ushort vsync_start;
    public ushort vsync_end;
    public ushort vtotal;
    public ushort name_len;
    public uint mode_flags;
}

public unsafe struct xcb_randr_mode_info_iterator_t
{
    public xcb_randr_mode_info_t* data;
    public int rem;
    public int index;
}

public unsafe struct xcb_randr_get_screen_resources_current_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint timestamp;
    public uint config_timestamp;
    public ushort num_crtcs;
    public ushort num_outputs;
    public ushort num_modes;
    public ushort names_len;
    public fixed byte pad1[8];
}

public struct xcb_randr_get_output_info_reply_t
{
    public byte response_type;
    public byte status;
    public ushort sequence;
    public uint length;
    public uint timestamp;
    public uint crtc;
    public uint mm_width;
    public uint mm_height;
    public byte connection;
    public byte subpixel_order;
    public ushort num_crtcs;
    public ushort num_modes;
    public ushort num_preferred;
    public ushort num_clones;
    public ushort name_len;
}

public unsafe struct xcb_randr_create_mode_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint mode;
    public fixed byte pad1[20];
}

public struct xcb_randr_get_crtc_info_reply_t
{
    public byte response_type;
    public byte status;
    public ushort sequence;
    public uint length;
    public uint timestamp;
    public short x;
    public short y;
    public ushort width;
    public ushort height;
    public uint mode;
    public ushort rotation;
    public ushort rotations;
    public ushort num_outputs;
    public ushort num_possible_outputs;
}

public unsafe struct xcb_randr_set_crtc_config_reply_t
{
    public byte response_type;
    public byte status;
    public ushort sequence;
    public uint length;
    public uint timestamp;
    public fixed byte pad0[20];
}

public struct xcb_randr_get_output_primary_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint output;
}

public unsafe struct xcb_randr_get_monitors_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint timestamp;
    public uint nMonitors;
    public uint nOutputs;
    public fixed byte pad1[12];
}

public unsafe struct xcb_randr_monitor_info_iterator_t
{
    public xcb_randr_monitor_info_t* data;
    public int rem;
    public int index;
}

public struct xcb_randr_monitor_info_t
{
    public uint name;
    public byte primary;
    public byte automatic;
    public ushort nOutput;
    public short x;
    public short y;
    public ushort width;
    public ushort height;
    public uint width_in_millimeters;
    public uint height_in_millimeters;
}

[StructLayout(LayoutKind.Explicit)]
public struct xcb_randr_notify_data_t
{
    [FieldOffset(0)] public xcb_randr_crtc_change_t cc;
    [FieldOffset(0)] public xcb_randr_output_change_t oc;
    [FieldOffset(0)] public xcb_randr_output_property_t op;
    [FieldOffset(0)] public xcb_randr_provider_change_t pc;
    [FieldOffset(0)] public xcb_randr_provider_property_t pp;
    [FieldOffset(0)] public xcb_randr_resource_change_t rc;
    [FieldOffset(0)] public xcb_randr_lease_notify_t lc;
}

public unsafe struct xcb_randr_crtc_change_t
{
    public uint timestamp;
    public uint window;
    public uint crtc;
    public uint mode;
    public ushort rotation;
    public fixed byte pad0[2];
    public short x;
    public short y;
    public ushort width;
    public ushort height;
}

public struct xcb_randr_output_change_t
{
    public uint timestamp;
    public uint config_timestamp;
    public uint window;
    public uint output;
    public uint crtc;
    public uint mode;
    public ushort rotation;
    public byte connection;
    public byte subpixel_order;
}

public unsafe struct xcb_randr_output_property_t
{
    public uint window;
    public uint output;
    public uint atom;
    public uint timestamp;
    public byte status;
    public fixed byte pad0[11];
}

public unsafe struct xcb_randr_provider_change_t
{
    public uint timestamp;
    public uint window;
    public uint provider;
    public fixed byte pad0[16];
}

public unsafe struct xcb_randr_provider_property_t
{
    public uint window;
    public uint provider;
    public uint atom;
    public uint timestamp;
    public byte state;
    public fixed byte pad0[11];
}

public unsafe struct xcb_randr_resource_change_t
{
    public uint timestamp;
    public uint window;
    public fixed byte pad0[20];
}

public unsafe struct xcb_randr_lease_notify_t
{
    public uint timestamp;
    public uint window;
    public uint lease;
    public byte created;
    public fixed byte pad0[15];
}
