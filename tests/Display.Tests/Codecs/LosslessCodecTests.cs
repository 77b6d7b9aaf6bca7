using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Codecs;

public sealed class LosslessCodecTests : IDisposable
{
    private readonly LosslessEncoder _encoder = new();
    private readonly WindowDecoder _decoder = new();

    public void Dispose()
    {
        _encoder.Dispose();
        _decoder.Dispose();
    }

    [Theory]
    [InlineData("solid", RectCodec.Solid)]
    [InlineData("two", RectCodec.PaletteZstd)]
    [InlineData("text", RectCodec.PaletteZstd)]
    [InlineData("photo", RectCodec.Zstd)]
    [InlineData("noise", RectCodec.Raw)]
    public void Encode_KindOfPicture_PicksItsCodecAndComesBackExactly(string picture, RectCodec codec)
    {
        PixelBuffer image = TestImages.Create(150, 90);
        Rect rect = new(3, 5, 131, 77);
        Paint(image, picture);
        Assert.Equal(codec, RoundTrip(image, rect));
    }

    [Fact]
    public void Encode_EverySmallSizeAndColourCount_ComesBackExactly()
    {
        Random random = new(1);
        for (int width = 1; width < 20; width++)
        {
            for (int height = 1; height < 5; height++)
            {
                foreach (int colours in new[] { 1, 2, 3, 4, 5, 16, 17, 60, 256, 1000 })
                {
                    PixelBuffer image = TestImages.Create(24, 8);
                    for (int y = 0; y < 8; y++)
                    {
                        foreach (ref uint pixel in image.Row(y))
                            pixel = (uint)random.Next(colours) * 0x10305;
                    }

                    RoundTrip(image, new Rect(random.Next(5), random.Next(4), width, height));
                }
            }
        }
    }

    [Fact]
    public void Encode_SmallGlyph_TakesFewBytes()
    {
        PixelBuffer image = TestImages.Create(32, 32);
        TestImages.Text(image, image.View.Bounds, 0, 0, 0xFFFFFF);
        EncodedRect encoded = _encoder.Encode(image.View, new Rect(8, 3, 7, 11), false, out _);
        Assert.InRange(encoded.Data.Length, 1, 60);
    }

    [Fact]
    public void Apply_MutatedData_ThrowsProtocolExceptionOrStaysInside()
    {
        Random random = new(7);
        string[] pictures = ["two", "text", "photo", "noise"];
        for (int i = 0; i < 4000; i++)
        {
            PixelBuffer image = TestImages.Create(40, 30);
            Paint(image, pictures[i % pictures.Length]);
            Rect rect = new(4, 4, 30, 20);
            EncodedRect encoded = _encoder.Encode(image.View, rect, false, out _);
            byte[] data = encoded.Data.ToArray();
            for (int n = random.Next(1, 4); n > 0; n--)
                data[random.Next(data.Length)] ^= (byte)(1 << random.Next(8));
            if (random.Next(3) == 0)
                data = data[..random.Next(data.Length)];
            uint parameter = random.Next(4) == 0 ? (uint)random.Next(600) : encoded.Parameter;
            RectCodec codec = random.Next(5) == 0 ? (RectCodec)random.Next(8) : encoded.Codec;
            FrameRect header = new(4, 4, 30, 20, codec, parameter, data.Length);
            PixelBuffer target = TestImages.Create(40, 30);
            try
            {
                _decoder.Apply([header], data, target.Target);
            }
            catch (ProtocolException)
            {
            }

            for (int y = 0; y < 30; y++)
            {
                for (int x = 0; x < 40; x++)
                    Assert.True(rect.Contains(x, y) || target.Row(y)[x] == 0);
            }
        }
    }

    [Fact]
    public void Apply_RandomFrames_ThrowsOnlyProtocolExceptions()
    {
        Random random = new(11);
        PixelBuffer target = TestImages.Create(40, 30);
        for (int i = 0; i < 5000; i++)
        {
            FrameRect[] rects = new FrameRect[random.Next(4)];
            for (int n = 0; n < rects.Length; n++)
            {
                bool wild = random.Next(4) == 0;
                int limit = wild ? int.MaxValue : 20;
                rects[n] = new FrameRect(
                    random.Next(wild ? int.MinValue : 0, limit), random.Next(limit), random.Next(limit), random.Next(limit),
                    (RectCodec)random.Next(8), wild ? (uint)random.NextInt64() : (uint)random.Next(1 << 10), random.Next(wild ? int.MinValue : 0, 64));
            }

            byte[] data = new byte[random.Next(2) == 0 ? rects.Sum(r => Math.Clamp(r.Length, 0, 64)) : random.Next(100)];
            random.NextBytes(data);
            try
            {
                _decoder.Apply(rects, data, target.Target);
            }
            catch (ProtocolException)
            {
            }
        }
    }

    [Theory]
    [InlineData(0, 0, 0, 5)]
    [InlineData(10, 10, 31, 1)]
    [InlineData(39, 29, 2, 1)]
    [InlineData(65535, 65535, 65535, 65535)]
    public void Apply_RectOutsideTheWindow_Throws(int x, int y, int width, int height)
    {
        PixelBuffer target = TestImages.Create(40, 30);
        FrameRect rect = new(x, y, width, height, RectCodec.Solid, 0, 0);
        Assert.Throws<ProtocolException>(() => _decoder.Apply([rect], [], target.Target));
    }

    [Fact]
    public void Apply_CopyFromOutside_Throws()
    {
        PixelBuffer target = TestImages.Create(40, 30);
        FrameRect rect = new(0, 0, 10, 10, RectCodec.Copy, CopyFormat.Pack(31, 0), 0);
        Assert.Throws<ProtocolException>(() => _decoder.Apply([rect], [], target.Target));
    }

    [Fact]
    public void Apply_DataThatNoRectOwns_Throws()
    {
        PixelBuffer target = TestImages.Create(40, 30);
        Assert.Throws<ProtocolException>(() => _decoder.Apply([], [1], target.Target));
        FrameRect rect = new(0, 0, 1, 1, RectCodec.Raw, 0, 4);
        Assert.Throws<ProtocolException>(() => _decoder.Apply([rect], [1, 2, 3], target.Target));
    }

    [Fact]
    public void Apply_OverlappingCopies_ReadThePixelsAsTheyWere()
    {
        Random random = new(3);
        for (int i = 0; i < 300; i++)
        {
            PixelBuffer before = TestImages.Create(40, 30);
            TestImages.Noise(before, before.View.Bounds, random);
            PixelBuffer target = TestImages.Create(40, 30);
            PixelOps.Copy(before.View, target.Target, before.View.Bounds);
            Rect to = new(random.Next(20), random.Next(15), random.Next(1, 20), random.Next(1, 15));
            int fromX = random.Next(20);
            int fromY = random.Next(15);
            FrameRect rect = new(to.X, to.Y, to.Width, to.Height, RectCodec.Copy, CopyFormat.Pack(fromX, fromY), 0);
            Assert.Equal(to, _decoder.Apply([rect], [], target.Target));
            for (int y = 0; y < to.Height; y++)
                Assert.True(before.Row(fromY + y).Slice(fromX, to.Width).SequenceEqual(target.Row(to, y)));
        }
    }

    private static void Paint(PixelBuffer image, string picture)
    {
        Rect all = image.View.Bounds;
        switch (picture)
        {
            case "solid":
                TestImages.Fill(image, all, 0x123456);
                break;
            case "two":
                TestImages.Fill(image, all, 0x123456);
                TestImages.Fill(image, new Rect(10, 10, 7, 9), 0xFFFFFF);
                break;
            case "text":
                TestImages.Text(image, all, 1);
                break;
            case "photo":
                TestImages.Photo(image, all, 0, 0);
                break;
            default:
                TestImages.Noise(image, all, new Random(5));
                break;
        }
    }

    private RectCodec RoundTrip(PixelBuffer image, Rect rect)
    {
        EncodedRect encoded = _encoder.Encode(image.View, rect, false, out _);
        PixelBuffer target = TestImages.Create(image.Width, image.Height);
        FrameRect header = new(
            rect.X, rect.Y, rect.Width, rect.Height, encoded.Codec, encoded.Parameter, encoded.Data.Length);
        Assert.Equal(rect, _decoder.Apply([header], encoded.Data, target.Target));
        Assert.True(PixelOps.Equal(image.View, target.View, rect), $"{rect} {encoded.Codec}");
        return encoded.Codec;
    }
}
