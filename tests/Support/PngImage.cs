using System.Buffers.Binary;
using System.IO.Compression;

namespace Rdfwd.Tests.Support;

/// <summary>Reads the PNG files that rdfwd writes: 8 bits, RGB or RGBA, not interlaced (PNG specification, third edition).</summary>
public sealed class PngImage
{
    private PngImage(int width, int height, uint[] pixels)
    {
        (Width, Height, Pixels) = (width, height, pixels);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>0xRRGGBB in rows.</summary>
    public uint[] Pixels { get; }

    /// <summary>Throws <see cref="InvalidDataException"/> for anything else.</summary>
    public static PngImage Read(byte[] file)
    {
        if (file.Length < 8 || !file.AsSpan(0, 8).SequenceEqual<byte>([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
            throw new InvalidDataException("This is no PNG file.");
        byte[] header = [];
        using MemoryStream compressed = new();
        bool ended = false;
        for (int at = 8; at + 12 <= file.Length && !ended;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            string type = System.Text.Encoding.ASCII.GetString(file, at + 4, 4);
            ReadOnlySpan<byte> content = file.AsSpan(at + 8, length);
            if (type == "IHDR")
                header = content.ToArray();
            else if (type == "IDAT")
                compressed.Write(content);
            ended = type == "IEND";
            at += length + 12;
        }

        if (!ended || header is not [_, _, _, _, _, _, _, _, 8, 2 or 6, 0, 0, 0])
            throw new InvalidDataException("This PNG file is cut off, or of a kind that is not read here.");
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        return new PngImage(width, height, Unfilter(compressed, width, height, header[9] == 6 ? 4 : 3));
    }

    private static uint[] Unfilter(MemoryStream compressed, int width, int height, int channels)
    {
        compressed.Position = 0;
        using ZLibStream data = new(compressed, CompressionMode.Decompress);
        uint[] pixels = new uint[width * height];
        byte[] row = new byte[width * channels], above = new byte[row.Length];
        for (int y = 0; y < height; y++)
        {
            int filter = data.ReadByte();
            data.ReadExactly(row);
            for (int i = 0; i < row.Length; i++)
            {
                int left = i >= channels ? row[i - channels] : 0, corner = i >= channels ? above[i - channels] : 0;
                row[i] += (byte)Predict(filter, left, above[i], corner);
            }

            for (int x = 0; x < width; x++)
                pixels[(y * width) + x] = (uint)((row[x * channels] << 16) | (row[(x * channels) + 1] << 8) | row[(x * channels) + 2]);
            (row, above) = (above, row);
        }

        return pixels;
    }

    private static int Predict(int filter, int left, int up, int corner)
    {
        switch (filter)
        {
            case 0:
                return 0;
            case 1:
                return left;
            case 2:
                return up;
            case 3:
                return (left + up) / 2;
            case 4:
                int estimate = left + up - corner;
                int toLeft = Math.Abs(estimate - left), toUp = Math.Abs(estimate - up), toCorner = Math.Abs(estimate - corner);
                return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
            default:
                throw new InvalidDataException($"The filter {filter} does not exist.");
        }
    }
}
