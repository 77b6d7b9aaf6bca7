namespace Rdfwd.Interop.Xcb;

public struct xcb_grab_pointer_reply_t
{
    public byte response_type;
    public byte status;
    public ushort sequence;
    public uint length;
}

public struct xcb_grab_keyboard_reply_t
{
    public byte response_type;
    public byte status;
    public ushort sequence;
    public uint length;
}

public unsafe struct xcb_query_pointer_reply_t
{
    public byte response_type;
    public byte same_screen;
    public ushort sequence;
    public uint length;
    public uint root;
    public uint child;
    public short root_x;
    public short root_y;
    public short win_x;
    public short win_y;
    public ushort mask;
    public fixed byte pad0[2];
}

public struct xcb_get_input_focus_reply_t
{
    public byte response_type;
    public byte revert_to;
    public ushort sequence;
    public uint length;
    public uint focus;
}

public unsafe struct xcb_query_keymap_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public fixed byte keys[32];
}

public unsafe struct xcb_get_keyboard_mapping_reply_t
{
    public byte response_type;
    public byte keysyms_per_keycode;
    public ushort sequence;
    public uint length;
    public fixed byte pad0[24];
}

public unsafe struct xcb_get_keyboard_control_reply_t
{
    public byte response_type;
    public byte global_auto_repeat;
    public ushort sequence;
    public uint length;
    public uint led_mask;
    public byte key_click_percent;
    public byte bell_percent;
    public ushort bell_pitch;
    public ushort bell_duration;
    public fixed byte pad0[2];
    public fixed byte auto_repeats[32];
}

public unsafe struct xcb_get_pointer_control_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public ushort acceleration_numerator;
    public ushort acceleration_denominator;
    public ushort threshold;
    public fixed byte pad1[18];
}

public unsafe struct xcb_get_pointer_mapping_reply_t
{
    public byte response_type;
    public byte map_len;
    public ushort sequence;
    public uint length;
    public fixed byte pad0[24];
}

public struct xcb_set_modifier_mapping_reply_t
{
    public byte response_type;
    public byte status;
    public ushort sequence;
    public uint length;
}

public unsafe struct xcb_get_modifier_mapping_reply_t
{
    public byte response_type;
    public byte keycodes_per_modifier;
    public ushort sequence;
    public uint length;
    public fixed byte pad0[24];
}
