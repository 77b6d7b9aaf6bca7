namespace Rdfwd.Interop.Xcb;

public unsafe struct xcb_xfixes_selection_notify_event_t
{
    public byte response_type;
    public byte subtype;
    public ushort sequence;
    public uint window;
    public uint owner;
    public uint selection;
    public uint timestamp;
    public uint selection_timestamp;
    public fixed byte pad0[8];
}

public unsafe struct xcb_xfixes_cursor_notify_event_t
{
    public byte response_type;
    public byte subtype;
    public ushort sequence;
    public uint window;
    public uint cursor_serial;
    public uint timestamp;
    public uint name;
    public fixed byte pad0[12];
}

public struct xcb_xfixes_bad_region_error_t
{
    public byte response_type;
    public byte error_code;
    public ushort sequence;
    public uint bad_value;
    public ushort minor_opcode;
    public byte major_opcode;
}

public unsafe struct xcb_xfixes_query_version_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint major_version;
    public uint minor_version;
    public fixed byte pad1[16];
}

public unsafe struct xcb_xfixes_get_cursor_image_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public short x;
    public short y;
    public ushort width;
    public ushort height;
    public ushort xhot;
    public ushort yhot;
    public uint cursor_serial;
    public fixed byte pad1[8];
}

public unsafe struct xcb_xfixes_fetch_region_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public xcb_rectangle_t extents;
    public fixed byte pad1[16];
}

public unsafe struct xcb_rectangle_iterator_t
{
    public xcb_rectangle_t* data;
    public int rem;
    public int index;
}

public unsafe struct xcb_xfixes_get_cursor_name_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public uint atom;
    public ushort nbytes;
    public fixed byte pad1[18];
}

public unsafe struct xcb_xfixes_get_cursor_image_and_name_reply_t
{
    public byte response_type;
    public byte pad0;
    public ushort sequence;
    public uint length;
    public short x;
    public short y;
    public ushort width;
    public ushort height;
    public ushort xhot;
    public ushort yhot;
    public uint cursor_serial;
    public uint cursor_atom;
    public ushort nbytes;
    public fixed byte pad1[2];
}
