using System.Buffers.Binary;
using System.IO.Compression;

namespace Rdfwd.Display.Images;

/// <summary>Reads pictures of every colour type and depth of PNG (second edition) that are not interlaced. Pure.</summary>
public static class PngReader
{
    /// <summary>The largest width and height, in pixels.</summary>
    public const int MaxSizePx = 1024;

    private const int Grey = 0, Rgb = 2, Indexed = 3, GreyAlpha = 4, RgbAlpha = 6;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Rows of red, green, blue, alpha, a byte each, not premultiplied; null for what is damaged, interlaced, too large or no PNG.</summary>
    /// <param name="file">The whole file. Checksums are not looked at.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    public static byte[]? Read(ReadOnlySpan<byte> file, out int width, out int height)
    {
        (width, height) = (0, 0);
        if (!file.StartsWith(Signature) || !TryNext(ref file, Signature.Length, out ReadOnlySpan<byte> type, out ReadOnlySpan<byte> header) || !type.SequenceEqual("IHDR"u8) || header.Length != 13)
            return null;
        uint wide = BinaryPrimitives.ReadUInt32BigEndian(header), high = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        (int depth, int colour, bool plain) = (header[8], header[9], header[10] == 0 && header[11] == 0 && header[12] == 0);
        if (wide is 0 or > MaxSizePx || high is 0 or > MaxSizePx || !plain || !IsAllowed(colour, depth))
            return null;
        (width, height) = ((int)wide, (int)high);
        ReadOnlySpan<byte> palette = default, transparent = default;
        using MemoryStream packed = new();
        while (TryNext(ref file, 0, out type, out ReadOnlySpan<byte> content) && !type.SequenceEqual("IEND"u8))
        {
            if (type.SequenceEqual("PLTE"u8))
                palette = content;
            else if (type.SequenceEqual("tRNS"u8))
                transparent = content;
            else if (type.SequenceEqual("IDAT"u8))
                packed.Write(content);
        }

        if (colour == Indexed && (palette.Length == 0 || palette.Length % 3 != 0))
            return null;
        int bits = depth * Channels(colour);
        byte[]? rows = Unpack(packed, ((width * bits) + 7) / 8, height, Math.Max(1, bits / 8));
        if (rows is null)
            return null;
        byte[] pixels = new byte[width * height * 4];
        Expand(rows, pixels, width, height, colour, depth, palette, transparent);
        return pixels;
    }

    private static bool TryNext(scoped ref ReadOnlySpan<byte> file, int skip, out ReadOnlySpan<byte> type, out ReadOnlySpan<byte> content)
    {
        type = content = default;
        file = file[Math.Min(skip, file.Length)..];
        if (file.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(file) is var length && length > (uint)file.Length - 12)
            return false;
        type = file.Slice(4, 4);
        content = file.Slice(8, (int)length);
        file = file[((int)length + 12)..];
        return true;
    }

    private static bool IsAllowed(int colour, int depth) => colour switch
    {
        Grey => depth is 1 or 2 or 4 or 8 or 16,
        Indexed => depth is 1 or 2 or 4 or 8,
        Rgb or GreyAlpha or RgbAlpha => depth is 8 or 16,
        _ => false,
    };

    private static int Channels(int colour) => colour switch
    {
        Rgb => 3,
        GreyAlpha => 2,
        RgbAlpha => 4,
        _ => 1,
    };

    /// <summary>The rows without their filters (section 9); null when they are damaged.</summary>
    private static byte[]? Unpack(MemoryStream packed, int rowBytes, int height, int step)
    {
        byte[] rows = new byte[rowBytes * height];
        byte[] filter = new byte[1];
        packed.Position = 0;
        try
        {
            using ZLibStream inflate = new(packed, CompressionMode.Decompress);
            ReadOnlySpan<byte> above = new byte[rowBytes];
            for (int y = 0; y < height; y++)
            {
                Span<byte> row = rows.AsSpan(y * rowBytes, rowBytes);
                inflate.ReadExactly(filter);
                inflate.ReadExactly(row);
                if (filter[0] > 4)
                    return null;
                for (int i = 0; i < rowBytes; i++)
                    row[i] += Predict(filter[0], i >= step ? row[i - step] : 0, above[i], i >= step ? above[i - step] : 0);
                above = row;
            }

            return rows;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static byte Predict(int filter, int left, int up, int corner)
    {
        int estimate = left + up - corner;
        int far = Math.Abs(estimate - left), high = Math.Abs(estimate - up), across = Math.Abs(estimate - corner);
        return (byte)(filter switch
        {
            1 => left,
            2 => up,
            3 => (left + up) / 2,
            4 => far <= high && far <= across ? left : high <= across ? up : corner,
            _ => 0,
        });
    }

    private static void Expand(ReadOnlySpan<byte> rows, Span<byte> pixels, int width, int height, int colour, int depth, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparent)
    {
        int channels = Channels(colour), rowBytes = rows.Length / height, most = (1 << depth) - 1;
        Span<int> sample = stackalloc int[4];
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> row = rows.Slice(y * rowBytes, rowBytes);
            for (int x = 0; x < width; x++)
            {
                for (int c = 0; c < channels; c++)
                    sample[c] = Sample(row, (x * channels) + c, depth);
                Span<byte> pixel = pixels.Slice(((y * width) + x) * 4, 4);
                pixel[3] = 255;
                if (colour == Indexed)
                {
                    int index = sample[0];
                    if ((index * 3) + 3 <= palette.Length)
                        palette.Slice(index * 3, 3).CopyTo(pixel);
                    if (index < transparent.Length)
                        pixel[3] = transparent[index];
                    continue;
                }

                bool isGrey = colour is Grey or GreyAlpha;
                for (int c = 0; c < 3; c++)
                    pixel[c] = (byte)(sample[isGrey ? 0 : c] * 255 / most);
                if (colour is GreyAlpha or RgbAlpha)
                    pixel[3] = (byte)(sample[channels - 1] * 255 / most);
                else if (IsKey(sample[..channels], transparent))
                    pixel[3] = 0;
            }
        }
    }

    private static int Sample(ReadOnlySpan<byte> row, int index, int depth)
    {
        if (depth == 16)
            return BinaryPrimitives.ReadUInt16BigEndian(row[(index * 2)..]);
        int bit = index * depth;
        return (row[bit / 8] >> (8 - depth - (bit % 8))) & ((1 << depth) - 1);
    }

    /// <summary>Whether it is the one colour that counts as transparent (section 11.3.2.1).</summary>
    private static bool IsKey(ReadOnlySpan<int> sample, ReadOnlySpan<byte> transparent)
    {
        if (transparent.Length < sample.Length * 2)
            return false;
        for (int c = 0; c < sample.Length; c++)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(transparent[(c * 2)..]) != sample[c])
                return false;
        }

        return true;
    }
}
