using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Display.Tests.Codecs.Video;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Codecs;

public sealed class VideoInWindowTests
{
    private const long FrameUs = 33_333;
    private static readonly FrameBudget LocalLink = new(1_000_000, 0, 50_000_000);
    private static readonly FrameBudget ThinLink = new(10_000, 0, 500_000);

    [Fact]
    public void Encode_FilmInAPage_SendsTheFilmAloneAsVideo()
    {
        using ViewedWindow window = new(800, 600);
        Rect film = new(130, 90, 401, 303);
        TestImages.Text(window.Source, window.Source.View.Bounds, 0);
        window.Send(LocalLink);
        for (int frame = 0; frame < 20; frame++)
        {
            PlayFilm(window, film, frame);
            window.Send(LocalLink);
            window.AssertTruthful($"frame {frame}");
        }

        FrameRect video = Assert.Single(window.Rects, rect => rect.Codec == RectCodec.H264);
        Rect area = new(video.X, video.Y, video.Width, video.Height);
        Assert.Equal(film, area);
        Assert.Equal(0u, video.Parameter & 0x300);
    }

    [Theory]
    [InlineData(EncoderOptions.DefaultQuality, 20_000_000 / 8, 8_000, 23_500)]
    [InlineData(EncoderOptions.DefaultQuality, 40_000_000 / 8, 23_500, 44_000)]
    [InlineData(EncoderOptions.DefaultQuality, 4_000_000 / 8, 5_000, 10_500)]
    [InlineData(5, 20_000_000 / 8, 35_000, 53_000)]
    public void Encode_FilmOfManyBytes_TakesLittleOfTheLinksTimeUnlessABetterPictureIsAskedFor(int quality, int bytesPerSecond, int fewest, int most)
    {
        using ViewedWindow window = new(1280, 720);
        window.Encoder.Options = new EncoderOptions { Quality = quality };
        FrameBudget budget = new(bytesPerSecond / 50, 0, bytesPerSecond);
        int bytes = 0;
        for (int frame = 0; frame < 12; frame++)
        {
            TestImages.Noise(window.Source, window.Source.View.Bounds, new Random(frame));
            window.Damage.Add(window.Source.View.Bounds);
            window.NowUs += FrameUs;
            window.Send(budget);
            bytes = window.Bytes;
        }

        Assert.True(window.SentVideo);
        Assert.InRange(bytes, fewest, most);
    }

    [Fact]
    public void Encode_FloodOfTextThatWasVideo_IsExactSoonAfterTheLinkCarriesIt()
    {
        using ViewedWindow window = new(640, 360);
        // Nothing of it was ever sent exactly.
        for (int frame = 0; frame < 12; frame++)
            Flood(window, frame, new FrameBudget(750, 0, 37_500));
        Assert.True(window.SentVideo);
        for (int frame = 12; frame < 36; frame++)
            Flood(window, frame, new FrameBudget(17_500, 0, 900_000));
        Assert.False(window.SentVideo);
        ImageAssert.Equal(window.Source, window.Shown, "text");

        static void Flood(ViewedWindow window, int frame, FrameBudget budget)
        {
            TestImages.Text(window.Source, window.Source.View.Bounds, frame * 101);
            window.Damage.Add(window.Source.View.Bounds);
            window.NowUs += FrameUs / 2;
            window.Send(budget);
        }
    }

    [Fact]
    public void Encode_TextThatWasVideoAndScrollsNow_IsVideoNoMore()
    {
        using ViewedWindow window = new(640, 360);
        FrameBudget budget = new(6_000, 0, 500_000);
        for (int frame = 0; frame < 40; frame++)
        {
            // At first nothing of a picture is in the next one.
            TestImages.Text(window.Source, window.Source.View.Bounds, frame < 12 ? frame * 101 : 5_000 + frame);
            window.Damage.Add(window.Source.View.Bounds);
            window.NowUs += FrameUs / 2;
            window.Send(budget);
            if (frame == 11)
                Assert.True(window.SentVideo);
            if (frame > 24)
                Assert.False(window.SentVideo, $"frame {frame}");
        }
    }

    [Fact]
    public void Encode_FrameBeforeNotRemembered_Throws()
    {
        using ViewedWindow window = new(320, 240);
        using PooledBuffer data = new();
        for (int frame = 0; frame < 20; frame++)
        {
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(LocalLink);
        }

        window.Encoder.RemembersLater = true;
        PlayFilm(window, window.Source.View.Bounds, 20);
        Assert.True(window.Encoder.Encode(window.Source.View, window.Damage, LocalLink, window.NowUs, [], data));
        Assert.Throws<InvalidOperationException>(() => window.Encoder.Encode(window.Source.View, window.Damage, LocalLink, window.NowUs + FrameUs, [], data));
        window.Encoder.Remember(window.Source.View);
        Assert.False(window.Encoder.Encode(window.Source.View, window.Damage, LocalLink, window.NowUs + FrameUs, [], data));
    }

    [Fact]
    public void Encode_TypingBesideAFilm_StaysExact()
    {
        using ViewedWindow window = new(800, 600);
        Rect film = new(0, 0, 400, 300);
        TestImages.Text(window.Source, window.Source.View.Bounds, 0);
        window.Send(LocalLink);
        for (int frame = 0; frame < 30; frame++)
        {
            PlayFilm(window, film, frame);
            Rect glyph = new(500 + (frame * 8), 400, 8, 16);
            TestImages.Text(window.Source, glyph, frame);
            window.Damage.Add(glyph);
            window.Send(LocalLink);
            Assert.True(PixelOps.Equal(window.Source.View, window.Shown.View, new Rect(400, 0, 400, 600)));
        }

        Assert.True(window.SentVideo);
    }

    [Fact]
    public void Refine_FilmStopped_MakesItExactAfterTheQuietTime()
    {
        using ViewedWindow window = new(640, 480);
        for (int frame = 0; frame < 20; frame++)
        {
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(LocalLink);
        }

        Assert.True(window.SentVideo);
        Assert.False(window.Encoder.IsExact);
        Assert.False(window.Refine(LocalLink));
        Assert.Equal(window.NowUs + WindowEncoder.QuietUs, window.Encoder.RefineDueUs);
        window.NowUs += WindowEncoder.QuietUs;
        Assert.True(window.Refine(FrameBudget.Unlimited));
        Assert.True(window.Encoder.IsExact);
        Assert.Null(window.Encoder.RefineDueUs);
        ImageAssert.Equal(window.Source, window.Shown, "refined");
    }

    [Fact]
    public void Refine_LittleBudget_BeginsUnderThePointer()
    {
        using ViewedWindow window = new(640, 480);
        for (int frame = 0; frame < 20; frame++)
        {
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(LocalLink);
        }

        window.NowUs += WindowEncoder.QuietUs;
        window.Encoder.SetPointer(500, 400);
        int frames = 0;
        while (window.Refine(ThinLink))
        {
            window.AssertTruthful($"frame {frames}");
            Assert.True(++frames < 200);
        }

        Assert.True(frames > 5);
        ImageAssert.Equal(window.Source, window.Shown, "refined");
    }

    [Fact]
    public void Encode_NewPageOnAThinLink_IsVideoFirstAndExactWhenQuiet()
    {
        using ViewedWindow window = new(800, 600);
        // A first small change teaches what pixels cost.
        TestImages.Photo(window.Source, new Rect(0, 0, 64, 64), 0, 0);
        window.Send(ThinLink with { Bytes = 100_000 });
        while (window.Encoder.HasPending)
            window.Send(ThinLink with { Bytes = 100_000 });
        TestImages.Photo(window.Source, window.Source.View.Bounds, 50, 9);
        window.Damage.Add(window.Source.View.Bounds);
        window.NowUs += FrameUs;
        window.Send(ThinLink);
        Assert.True(window.SentVideo);
        Assert.InRange(window.Bytes, 1, 15_000);
        Assert.False(window.Encoder.HasPending);
        window.NowUs += WindowEncoder.QuietUs;
        while (window.Refine(ThinLink))
            window.NowUs += FrameUs;
        ImageAssert.Equal(window.Source, window.Shown, "refined");
    }

    [Fact]
    public void Encode_LosslessMode_NeverSendsVideo()
    {
        using ViewedWindow window = new(640, 480, EncodingMode.Lossless);
        for (int frame = 0; frame < 15; frame++)
        {
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(ThinLink);
            Assert.False(window.SentVideo);
            window.AssertTruthful($"frame {frame}");
        }
    }

    [Fact]
    public void Encode_FastScroll_IsNeverVideo()
    {
        using ViewedWindow window = new(640, 480);
        PixelBuffer page = TestImages.Create(640, 4000);
        TestImages.Text(page, page.View.Bounds, 0);
        for (int frame = 0; frame < 60; frame++)
        {
            for (int y = 0; y < 480; y++)
                page.Row(y + (frame * 16)).CopyTo(window.Source.Row(y));
            window.Damage.Add(window.Source.View.Bounds);
            window.NowUs += FrameUs / 2;
            window.Send(LocalLink);
            Assert.False(window.SentVideo);
            ImageAssert.Equal(window.Source, window.Shown, $"frame {frame}");
        }
    }

    [Fact]
    public void Encode_WindowResizedALittleEachFrame_KeepsTheStreamAlive()
    {
        using ViewedWindow window = new(640, 480);
        int keyFrames = 0;
        for (int frame = 0; frame < 40; frame++)
        {
            if (frame > 20)
                window.Resize(640 - (frame - 20), 480 - (frame - 20));
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(LocalLink);
            window.AssertTruthful($"frame {frame}");
            if (frame > 20)
                keyFrames += window.Rects.Count(rect => rect.Codec == RectCodec.H264 && (rect.Parameter & 0x100) != 0);
        }

        Assert.True(window.SentVideo);
        Assert.Equal(0, keyFrames);
    }

    [Fact]
    public void Encode_EncoderFailsInMidStream_TheNextTakesOverInTheSameFrame()
    {
        FailingVideoSource source = new(5, 0, 100);
        using ViewedWindow window = new(320, 240, EncodingMode.H264, source);
        for (int frame = 0; frame < 20; frame++)
        {
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(LocalLink);
            Assert.True(window.SentVideo);
        }

        Assert.Equal(["encoder0", "encoder1"], source.Left);
        Assert.Equal("encoder2", window.Encoder.VideoEncoderName);
    }

    [Fact]
    public void Encode_LastEncoderFails_GoesOnExactlyAndSaysWhy()
    {
        using ViewedWindow window = new(320, 240, EncodingMode.H264, new FailingVideoSource(5));
        for (int frame = 0; frame < 10; frame++)
        {
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(FrameBudget.Unlimited);
            Assert.Equal(frame < 5, window.SentVideo);
            window.AssertTruthful($"frame {frame}");
        }

        ImageAssert.Equal(window.Source, window.Shown, "without video");
        Assert.Contains("No encoder is left", window.Encoder.VideoProblem, StringComparison.Ordinal);
    }

    [Fact]
    public void OnCannotDecode_DecoderLost_BeginsAnewWithAKeyFrame()
    {
        using ViewedWindow window = new(320, 240, EncodingMode.H264) { MayFail = true };
        for (int frame = 0; frame < 5; frame++)
        {
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(LocalLink);
        }

        window.LoseDecoder();
        for (int frame = 5; frame < 9; frame++)
        {
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(LocalLink);
            Assert.Equal(frame < 7, window.Failure.Length > 0);
            window.AssertTruthful($"frame {frame}");
            // Two failures arrive when a third frame is under way already.
            if (frame == 6)
            {
                window.Encoder.OnCannotDecode(window.NowUs - FrameUs);
                window.Encoder.OnCannotDecode(window.NowUs);
            }
        }

        window.Encoder.OnDecoded();
        Assert.Equal("", window.Encoder.VideoProblem);
        window.NowUs += WindowEncoder.QuietUs;
        window.Refine(FrameBudget.Unlimited);
        ImageAssert.Equal(window.Source, window.Shown, "refined");
    }

    [Fact]
    public void Apply_DecodersFailInMidStream_EachIsLeftForTheNextAfterAKeyFrame()
    {
        FailingDecoderSource decoders = new(4, 3);
        using ViewedWindow window = new(320, 240, EncodingMode.H264, decoderSource: decoders) { MayFail = true };
        int failures = 0;
        for (int frame = 0; frame < 30; frame++)
        {
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(LocalLink);
            window.AssertTruthful($"frame {frame}");
            if (window.Failure.Length > 0)
            {
                failures++;
                window.Encoder.OnCannotDecode(window.NowUs);
            }
            else
            {
                window.Encoder.OnDecoded();
            }
        }

        Assert.Equal(["decoder0", "decoder1"], decoders.Left);
        Assert.Equal(2, failures);
        Assert.True(window.SentVideo);
        Assert.Equal("", window.Encoder.VideoProblem);
        window.NowUs += WindowEncoder.QuietUs;
        window.Refine(FrameBudget.Unlimited);
        ImageAssert.Equal(window.Source, window.Shown, "refined");
    }

    [Fact]
    public void OnCannotDecode_ManyFramesUnderWay_CountAsOneFailure()
    {
        using ViewedWindow window = new(320, 240, EncodingMode.H264);
        for (int frame = 0; frame < 8; frame++)
        {
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(LocalLink);
        }

        for (int late = 5; late > 0; late--)
            window.Encoder.OnCannotDecode(window.NowUs - (late * FrameUs));
        PlayFilm(window, window.Source.View.Bounds, 8);
        window.Send(LocalLink);
        Assert.True(window.SentVideo);
        Assert.Equal("", window.Encoder.VideoProblem);
    }

    [Fact]
    public void OnCannotDecode_AgainAndAgain_LeavesVideoForThisViewer()
    {
        using ViewedWindow window = new(320, 240, EncodingMode.H264) { MayFail = true };
        for (int frame = 0; frame < 5; frame++)
        {
            PlayFilm(window, window.Source.View.Bounds, frame);
            window.Send(FrameBudget.Unlimited);
            window.Encoder.OnCannotDecode(window.NowUs);
        }

        Assert.False(window.SentVideo);
        Assert.NotEqual("", window.Encoder.VideoProblem);
        window.NowUs += WindowEncoder.QuietUs;
        window.Refine(FrameBudget.Unlimited);
        ImageAssert.Equal(window.Source, window.Shown, "without video");
    }

    [Fact]
    public void ReleaseIdle_NoVideoForALongTime_ClosesTheStreamAndTheNextBeginsAnew()
    {
        using ViewedWindow window = new(320, 240, EncodingMode.H264);
        PlayFilm(window, window.Source.View.Bounds, 0);
        window.Send(LocalLink);
        Assert.NotEqual("", window.Encoder.VideoEncoderName);
        window.NowUs += 60_000_000;
        window.Encoder.ReleaseIdle(window.NowUs);
        Assert.Equal("", window.Encoder.VideoEncoderName);
        PlayFilm(window, window.Source.View.Bounds, 1);
        window.Send(LocalLink);
        Assert.True(window.SentVideo);
    }

    private static void PlayFilm(ViewedWindow window, Rect area, int frame)
    {
        Random grain = new(frame);
        TestImages.Photo(window.Source, area, frame * 3, frame);
        for (int y = 0; y < area.Height; y++)
        {
            foreach (ref uint pixel in window.Source.Row(area, y))
                pixel ^= (uint)grain.Next() & 0x030303;
        }

        window.Damage.Add(area);
        window.NowUs += FrameUs;
    }
}
