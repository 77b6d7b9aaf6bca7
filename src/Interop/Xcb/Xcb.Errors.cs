namespace Rdfwd.Interop.Xcb;

/// <summary>Numbers of the core errors (error_code of xcb_generic_error_t).</summary>
public static unsafe partial class Xcb
{
    public const int XCB_REQUEST = 1;
    public const int XCB_VALUE = 2;
    public const int XCB_WINDOW = 3;
    public const int XCB_PIXMAP = 4;
    public const int XCB_ATOM = 5;
    public const int XCB_CURSOR = 6;
    public const int XCB_FONT = 7;
    public const int XCB_MATCH = 8;
    public const int XCB_DRAWABLE = 9;
    public const int XCB_ACCESS = 10;
    public const int XCB_ALLOC = 11;
    public const int XCB_COLORMAP = 12;
    public const int XCB_G_CONTEXT = 13;
    public const int XCB_ID_CHOICE = 14;
    public const int XCB_NAME = 15;
    public const int XCB_LENGTH = 16;
    public const int XCB_IMPLEMENTATION = 17;
}

public struct xcb_request_error_t
{
    public byte response_type;
    public byte error_code;
    public ushort sequence;
    public uint bad_value;
    public ushort minor_opcode;
    public byte major_opcode;
    public byte pad0;
}

public struct xcb_value_error_t
{
    public byte response_type;
    public byte error_code;
    public ushort sequence;
    public uint bad_value;
    public ushort minor_opcode;
    public byte major_opcode;
    public byte pad0;
}
