namespace Rdfwd.Display.Codecs;

/// <summary>
/// The parameter of the copy codec: where the pixels come from, x in the high and y in the low 16 bits. They are read as they
/// were before this rectangle and after all rectangles before it in the frame.
/// </summary>
internal static class CopyFormat
{
    public static uint Pack(int x, int y)
    {
        return ((uint)(ushort)x << 16) | (ushort)y;
    }

    public static (int X, int Y) Unpack(uint parameter)
    {
        return ((int)(parameter >> 16), (int)(parameter & 0xFFFF));
    }
}
