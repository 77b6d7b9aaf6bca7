using System.Buffers.Binary;
using System.IO.Compression;

namespace Rdfwd.Display.Images;

/// <summary>Writes 8-bit RGB images without alpha (PNG, second edition, sections 5 and 11).</summary>
public static class PngWriter
{
    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    /// <param name="output">Left open.</param>
    /// <param name="bgrx">Rows of packed BGRX.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    public static void Write(Stream output, ReadOnlySpan<byte> bgrx, int width, int height)
    {
        output.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = 2;
        header[10] = header[11] = header[12] = 0;
        WriteChunk(output, "IHDR"u8, header);
        using MemoryStream data = new();
        using (ZLibStream deflate = new(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            byte[] row = new byte[1 + (width * 3)];
            for (int y = 0; y < height; y++)
            {
                ReadOnlySpan<byte> source = bgrx.Slice(y * width * 4, width * 4);
                for (int x = 0; x < width; x++)
                {
                    row[1 + (x * 3)] = source[(x * 4) + 2];
                    row[2 + (x * 3)] = source[(x * 4) + 1];
                    row[3 + (x * 3)] = source[x * 4];
                }

                deflate.Write(row);
            }
        }

        WriteChunk(output, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        WriteChunk(output, "IEND"u8, []);
    }

    private static void WriteChunk(Stream output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        output.Write(word);
        output.Write(type);
        output.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc32.Append(Crc32.Append(0, type), data));
        output.Write(word);
    }
}
