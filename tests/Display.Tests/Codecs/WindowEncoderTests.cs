using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Codecs;

public sealed class WindowEncoderTests
{
    [Fact]
    public void Encode_FirstFrame_IsExact()
    {
        using ViewedWindow window = new(333, 222);
        TestImages.Text(window.Source, window.Source.View.Bounds, 0);
        TestImages.Photo(window.Source, new Rect(100, 50, 150, 120), 0, 0);
        Assert.True(window.Send(FrameBudget.Unlimited));
        ImageAssert.Equal(window.Source, window.Shown, "first frame");
        Assert.True(window.Encoder.IsExact);
        Assert.True(window.Encoder.Lossy.IsEmpty);
    }

    [Fact]
    public void Encode_BlackWindowForANewViewer_IsSentOnce()
    {
        using ViewedWindow window = new(64, 64);
        Assert.True(window.Encoder.HasPending);
        Assert.True(window.Send(FrameBudget.Unlimited));
        Assert.Equal(RectCodec.Solid, Assert.Single(window.Rects).Codec);
        Assert.False(window.Encoder.HasPending);
        Assert.False(window.Send(FrameBudget.Unlimited));
    }

    [Fact]
    public void Encode_ViewerKeptItsPicture_SendsTheDifference()
    {
        using ViewedWindow window = new(333, 222);
        TestImages.Text(window.Source, window.Source.View.Bounds, 0);
        TestImages.Photo(window.Source, new Rect(100, 50, 150, 120), 0, 0);
        window.Send(FrameBudget.Unlimited);
        int whole = window.Bytes;

        Rect changed = new(32, 64, 32, 32);
        TestImages.Noise(window.Source, changed, new Random(3));
        window.Resume();
        window.Damage.Add(window.Source.View.Bounds);
        Assert.True(window.Send(FrameBudget.Unlimited));
        ImageAssert.Equal(window.Source, window.Shown, "after the link was lost");
        Assert.All(window.Rects, rect => Assert.True(changed.Contains(new Rect(rect.X, rect.Y, rect.Width, rect.Height))));
        Assert.True(window.Bytes < whole / 4, $"{window.Bytes} of {whole} bytes");
        Assert.True(window.Encoder.IsExact);
    }

    [Fact]
    public void Keep_PictureOfAnotherSize_SendsAll()
    {
        using ViewedWindow window = new(100, 70);
        TestImages.Text(window.Source, window.Source.View.Bounds, 0);
        window.Send(FrameBudget.Unlimited);
        window.NewViewer();
        window.Encoder.Keep(101, 70, new byte[KeptWindow.DigestBytes(101, 70)]);
        Assert.True(window.Send(FrameBudget.Unlimited));
        ImageAssert.Equal(window.Source, window.Shown, "all of it");
    }

    [Fact]
    public void Keep_ThenResizedBeforeTheFirstFrame_IsTruthful()
    {
        using ViewedWindow window = new(100, 70);
        TestImages.Text(window.Source, window.Source.View.Bounds, 0);
        window.Send(FrameBudget.Unlimited);
        TestImages.Noise(window.Source, new Rect(10, 10, 50, 50), new Random(3));
        window.Resume();
        window.Resize(130, 60);
        TestImages.Text(window.Source, window.Source.View.Bounds, 2);
        window.Damage.Add(window.Source.View.Bounds);
        Assert.True(window.Send(FrameBudget.Unlimited));
        ImageAssert.Equal(window.Source, window.Shown, "after both");
    }

    [Fact]
    public void Encode_ResizedWithoutNewContent_StillGivesAFrame()
    {
        using ViewedWindow window = new(64, 64);
        window.Send(FrameBudget.Unlimited);
        window.Resize(96, 32);
        Assert.True(window.Send(FrameBudget.Unlimited));
        Assert.Empty(window.Rects);
        Assert.True(window.Encoder.IsExact);
    }

    [Fact]
    public void Encode_DamageWithoutChange_GivesNothing()
    {
        using ViewedWindow window = new(200, 100);
        TestImages.Text(window.Source, window.Source.View.Bounds, 0);
        window.Send(FrameBudget.Unlimited);
        window.Damage.Add(window.Source.View.Bounds);
        Assert.False(window.Send(FrameBudget.Unlimited));
    }

    [Fact]
    public void Encode_OneGlyph_TakesFewBytesAndOneRect()
    {
        using ViewedWindow window = new(640, 400);
        TestImages.Fill(window.Source, window.Source.View.Bounds, 0xFFFFFF);
        window.Send(FrameBudget.Unlimited);
        PixelBuffer page = TestImages.Create(640, 400);
        TestImages.Text(page, page.View.Bounds, 3);
        Rect glyph = new(28, 64, 8, 16);
        PixelOps.Copy(page.View, window.Source.Target, glyph);
        window.Damage.Add(new Rect(20, 60, 60, 40));
        Assert.True(window.Send(FrameBudget.Unlimited));
        FrameRect rect = Assert.Single(window.Rects);
        Assert.InRange(rect.Width * rect.Height, 1, 128);
        Assert.InRange(window.Bytes, 1, 100);
        ImageAssert.Equal(window.Source, window.Shown, "glyph");
    }

    [Fact]
    public void Encode_SmallBudget_IsKeptAndEverythingArrivesInTheEnd()
    {
        using ViewedWindow window = new(400, 300);
        TestImages.Noise(window.Source, window.Source.View.Bounds, new Random(1));
        const int Budget = 10_000;
        int frames = 0;
        while (window.Encoder.HasPending)
        {
            window.Send(new FrameBudget(Budget));
            Assert.InRange(window.Bytes, 0, Budget);
            window.AssertTruthful($"frame {frames}");
            Assert.True(++frames < 100);
        }

        ImageAssert.Equal(window.Source, window.Shown, "in the end");
    }

    [Fact]
    public void Encode_BudgetBelowTheSmallestPiece_StillProgresses()
    {
        using ViewedWindow window = new(100, 70);
        TestImages.Noise(window.Source, window.Source.View.Bounds, new Random(1));
        int frames = 0;
        while (window.Encoder.HasPending)
        {
            Assert.True(window.Send(new FrameBudget(1)));
            Assert.InRange(window.Bytes, 0, 3 * TileGrid.Side * TileGrid.Side);
            Assert.True(++frames < 100);
        }

        ImageAssert.Equal(window.Source, window.Shown, "in the end");
    }

    [Fact]
    public void Encode_ChangesFasterThanTheLink_StarveNoPartOfTheWindow()
    {
        using ViewedWindow window = new(320, 320, EncodingMode.Lossless);
        window.Send(FrameBudget.Unlimited);
        int[] seen = new int[10];
        for (int frame = 1; frame <= 200; frame++)
        {
            TestImages.Noise(window.Source, window.Source.View.Bounds, new Random(frame));
            window.Damage.Add(window.Source.View.Bounds);
            window.NowUs += 16_667;
            window.Send(new FrameBudget(40_000));
            for (int row = 0; row < seen.Length; row++)
            {
                if (PixelOps.Equal(window.Source.View, window.Shown.View, new Rect(0, row * 32, 32, 32)))
                    seen[row]++;
            }
        }

        Assert.All(seen, count => Assert.InRange(count, 10, 50));
    }

    [Fact]
    public void Encode_EchoWhileALargePictureIsSent_GoesFirst()
    {
        using ViewedWindow window = new(640, 480, EncodingMode.Lossless);
        window.Send(FrameBudget.Unlimited);
        TestImages.Noise(window.Source, new Rect(0, 0, 640, 320), new Random(1));
        window.Damage.Add(new Rect(0, 0, 640, 320));
        window.NowUs += 16_667;
        window.Send(new FrameBudget(20_000));
        Rect glyph = new(40, 400, 8, 16);
        TestImages.Text(window.Source, glyph, 1);
        window.Damage.Add(glyph);
        window.NowUs += 16_667;
        window.Send(new FrameBudget(20_000));
        Assert.True(PixelOps.Equal(window.Source.View, window.Shown.View, glyph));
        Assert.True(window.Encoder.HasPending);
    }

    [Fact]
    public void Encode_NoBudget_SendsNothingAndForgetsNothing()
    {
        using ViewedWindow window = new(100, 70);
        window.Send(FrameBudget.Unlimited);
        TestImages.Fill(window.Source, new Rect(0, 0, 50, 50), 0xFF00FF);
        window.Damage.Add(new Rect(0, 0, 50, 50));
        Assert.False(window.Send(default));
        Assert.True(window.Encoder.HasPending);
        window.AssertTruthful("without budget");
        Assert.True(window.Send(FrameBudget.Unlimited));
        ImageAssert.Equal(window.Source, window.Shown, "later");
    }

    [Fact]
    public void Encode_SteadyState_AllocatesNothing()
    {
        using ViewedWindow window = new(320, 240);
        long least = long.MaxValue;
        for (int i = 0; i < 40; i++)
        {
            TestImages.Text(window.Source, window.Source.View.Bounds, i % 3);
            TestImages.Photo(window.Source, new Rect(64, 64, 100, 100), i % 3, 0);
            window.Damage.Add(window.Source.View.Bounds);
            window.NowUs += 16_000;
            window.Send(FrameBudget.Unlimited);
            if (window.SentVideo)
                least = Math.Min(least, window.AllocatedBytes);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void Encode_WindowsThatComeAndGrow_LeaveNothingLargeToTheCollector()
    {
        PixelBuffer small = TestImages.Create(600, 400), large = TestImages.Create(640, 440);
        TestImages.Text(small, small.View.Bounds, 0);
        TestImages.Text(large, large.View.Bounds, 0);
        using EncoderTools tools = new();
        using PooledBuffer data = new();
        List<FrameRect> rects = [];
        Region none = new();
        long least = long.MaxValue;
        for (int i = 0; i < 5; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            using WindowEncoder encoder = new(600, 400) { Tools = tools };
            encoder.Encode(small.View, none, FrameBudget.Unlimited, 1_000_000, rects, data);
            encoder.Resize(640, 440);
            encoder.Encode(large.View, none, FrameBudget.Unlimited, 1_100_000, rects, data);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            rects.Clear();
            data.Clear();
        }

        // A picture of the window alone has a megabyte.
        Assert.InRange(least, 0, 100_000);
    }

    [Fact]
    public void Encode_RandomPrograms_TheLossySetTellsTheTruth()
    {
        for (int seed = 0; seed < 400; seed++)
            PaintingProgram.Run(seed);
    }
}
