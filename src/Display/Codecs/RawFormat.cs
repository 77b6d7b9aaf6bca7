namespace Rdfwd.Display.Codecs;

/// <summary>The data of the raw codec: blue, green, red for each pixel, rows without padding.</summary>
internal static class RawFormat
{
    public const int BytesPerPixel = 3;

    public static void Write(ReadOnlySpan<uint> row, Span<byte> data)
    {
        int at = 0;
        foreach (uint pixel in row)
        {
            data[at] = (byte)pixel;
            data[at + 1] = (byte)(pixel >> 8);
            data[at + 2] = (byte)(pixel >> 16);
            at += BytesPerPixel;
        }
    }

    public static void Read(ReadOnlySpan<byte> data, Span<uint> row)
    {
        int at = 0;
        for (int x = 0; x < row.Length; x++)
        {
            row[x] = PixelLayout.Opaque | ((uint)data[at + 2] << 16) | ((uint)data[at + 1] << 8) | data[at];
            at += BytesPerPixel;
        }
    }
}
