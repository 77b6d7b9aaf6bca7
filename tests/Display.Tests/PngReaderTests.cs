using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Rdfwd.Display.Images;

namespace Rdfwd.Display.Tests;

public sealed class PngReaderTests
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    [Fact]
    public void Read_OfWhatIsWritten_IsTheSame()
    {
        byte[] bgrx = new byte[7 * 5 * 4];
        new Random(2).NextBytes(bgrx);
        using MemoryStream file = new();
        PngWriter.Write(file, bgrx, 7, 5);

        byte[] pixels = PngReader.Read(file.ToArray(), out int width, out int height)!;

        Assert.Equal((7, 5), (width, height));
        for (int i = 0; i < bgrx.Length; i += 4)
            Assert.Equal([bgrx[i + 2], bgrx[i + 1], bgrx[i], 255], pixels[i..(i + 4)]);
    }

    [Theory]
    [InlineData(0, 1, new byte[] { 0b0100_0000 }, "000000FF FFFFFFFF")]
    [InlineData(0, 2, new byte[] { 0b0111_0000 }, "555555FF FFFFFFFF")]
    [InlineData(0, 8, new byte[] { 7, 9 }, "070707FF 090909FF")]
    [InlineData(0, 16, new byte[] { 0x80, 0, 0xff, 0xff }, "7F7F7FFF FFFFFFFF")]
    [InlineData(2, 8, new byte[] { 1, 2, 3, 4, 5, 6 }, "010203FF 040506FF")]
    [InlineData(3, 4, new byte[] { 0x10 }, "040506FF 0A0B0C80")]
    [InlineData(3, 8, new byte[] { 1, 9 }, "040506FF 000000FF")]
    [InlineData(4, 8, new byte[] { 1, 2, 3, 4 }, "01010102 03030304")]
    [InlineData(6, 8, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, "01020304 05060708")]
    public void Read_OfEachColourType_IsRedGreenBlueAlpha(int colour, int depth, byte[] row, string expected)
    {
        byte[] extra = colour == 3 ? [.. Chunk("PLTE", [10, 11, 12, 4, 5, 6]), .. Chunk("tRNS", [0x80])] : [];
        byte[]? pixels = PngReader.Read(File(2, 1, depth, colour, 0, [0, .. row], extra), out int width, out int height);
        Assert.Equal((2, 1), (width, height));
        Assert.Equal(Convert.FromHexString(expected.Replace(" ", "", StringComparison.Ordinal)), pixels);
    }

    [Fact]
    public void Read_OfOneTransparentColour_LetsItThrough()
    {
        byte[]? pixels = PngReader.Read(File(2, 1, 8, 2, 0, [0, 1, 2, 3, 1, 2, 4], Chunk("tRNS", [0, 1, 0, 2, 0, 3])), out _, out _);
        Assert.Equal([1, 2, 3, 0, 1, 2, 4, 255], pixels);
    }

    [Fact]
    public void Read_OfFilteredRows_TakesTheFiltersOff()
    {
        byte[] rows = [0, 10, 20, 30, 1, 1, 1, 1, 2, 1, 1, 1, 3, 1, 1, 1, 4, 1, 1, 1];
        byte[] pixels = PngReader.Read(File(3, 5, 8, 0, 0, rows, []), out _, out _)!;
        byte[] grey = [.. pixels.Where((_, i) => i % 4 == 0)];
        Assert.Equal([10, 20, 30, 1, 2, 3, 2, 3, 4, 2, 3, 4, 3, 4, 5], grey);
    }

    [Theory]
    [InlineData(2, 1, 8, 2, 1)]
    [InlineData(0, 1, 8, 2, 0)]
    [InlineData(1025, 1, 8, 2, 0)]
    [InlineData(2, 1 << 30, 8, 2, 0)]
    [InlineData(2, 1, 3, 0, 0)]
    [InlineData(2, 1, 4, 2, 0)]
    [InlineData(2, 1, 8, 5, 0)]
    [InlineData(2, 1, 8, 3, 0)]
    [InlineData(2, 9, 8, 2, 0)]
    public void Read_OfWhatCannotBe_IsNothing(int width, int height, int depth, int colour, int interlaced)
    {
        Assert.Null(PngReader.Read(File(width, height, depth, colour, interlaced, [0, 1, 2, 3, 4, 5, 6], []), out _, out _));
    }

    [Fact]
    public void Read_OfDamagedFiles_DoesNotThrow()
    {
        Random random = new(3);
        byte[] whole = File(2, 2, 8, 3, 0, [0, 0, 1, 0, 1, 0], [.. Chunk("PLTE", [10, 11, 12, 4, 5, 6]), .. Chunk("tRNS", [0x80])]);
        Assert.NotNull(PngReader.Read(whole, out _, out _));
        for (int length = 0; length < whole.Length; length++)
            PngReader.Read(whole.AsSpan(0, length), out _, out _);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] damaged = [.. whole];
            for (int n = random.Next(4); n >= 0; n--)
                damaged[random.Next(Signature.Length, damaged.Length)] = (byte)random.Next(256);
            PngReader.Read(damaged, out _, out _);
        }
    }

    private static byte[] File(int width, int height, int depth, int colour, int interlaced, byte[] rows, byte[] extra)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9], header[12]) = ((byte)depth, (byte)colour, (byte)interlaced);
        using MemoryStream packed = new();
        using (ZLibStream deflate = new(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(rows);
        return [.. Signature, .. Chunk("IHDR", header), .. extra, .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] content)
    {
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. content, 0, 0, 0, 0];
    }
}
