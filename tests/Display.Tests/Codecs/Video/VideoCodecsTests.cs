using Rdfwd.Display.Codecs;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Tests.Codecs.Video;

public sealed class VideoCodecsTests
{
    [Fact]
    public void SelectEncoder_OnThisMachine_FindsOneAndSaysWhy()
    {
        CodecSelection selection = VideoCodecs.SelectEncoder();
        Assert.True(selection.IsAvailable, selection.Reason);
        Assert.Contains(selection.Name, selection.Reason, StringComparison.Ordinal);
        Assert.Equal(selection.Name, selection.Attempts[^1].Name);
        Assert.All(selection.Attempts.SkipLast(1), attempt => Assert.False(attempt.Works));
        Assert.All(selection.Attempts, attempt => Assert.NotEmpty(attempt.Reason));
    }

    [Fact]
    public void SelectDecoder_OnThisMachine_FindsOneAndSaysWhy()
    {
        CodecSelection selection = VideoCodecs.SelectDecoder();
        Assert.True(selection.IsAvailable, selection.Reason + string.Join(' ', selection.Attempts));
    }

    [Fact]
    public void TryAll_OnThisMachine_TriesAlsoWhatIsBehindTheChoice()
    {
        CodecTrials trials = VideoCodecs.TryAll();

        Assert.Equal(VideoCodecs.KnownEncoders, trials.Encoder.Attempts.Select(a => a.Name));
        Assert.Equal(VideoCodecs.KnownDecoders, trials.Decoder.Attempts.Select(a => a.Name));
        Assert.Equal(trials.Encoder.Attempts.First(a => a.Works).Name, trials.Encoder.Name);
        Assert.All(trials.Encoder.Attempts.Concat(trials.Decoder.Attempts), a => Assert.NotEmpty(a.Reason));
    }

    [Fact]
    public void With_AnotherTrial_KeepsTheChoiceAndAddsWhatItDidNotTry()
    {
        CodecSelection used = new("b", "because", [new CodecAttempt("a", false, "failed"), new CodecAttempt("b", true, "used")]);
        CodecSelection tried = new("a", "other", [new CodecAttempt("a", true, "fine"), new CodecAttempt("b", true, "fine"), new CodecAttempt("c", false, "none")]);

        CodecSelection both = used.With(tried);

        Assert.Equal(("b", "because"), (both.Name, both.Reason));
        Assert.Equal(["failed", "used", "none"], both.Attempts.Select(a => a.Reason));
    }

    [Fact]
    public void Encoder_OfAFastLink_TakesNoMoreMemoryThanItsPicturesNeed()
    {
        const int Encoders = 8;
        long before = OwnMemoryKib();
        List<VideoEncoder> all = [];
        for (int i = 0; i < Encoders; i++)
            all.Add(new VideoEncoder(EncoderProfile.Named("libx264"), new StreamSettings(64, 64, false, true, 16, 4_000_000, 1)));
        long after = OwnMemoryKib();
        all.ForEach(encoder => encoder.Dispose());

        // With room for what other tests take meanwhile; tables for the longest motion vectors take 18 MB each.
        Assert.InRange((after - before) / 1024, long.MinValue, Encoders * 10);
    }

    [Fact]
    public void SelectEncoder_Forced_GivesThatOneOrFailsClearly()
    {
        Assert.Equal("libx264", VideoCodecs.SelectEncoder("libx264").Name);
        string message = Assert.Throws<VideoCodecException>(() => VideoCodecs.SelectEncoder("h264_nvenc")).Message;
        Assert.Contains("h264_nvenc", message, StringComparison.Ordinal);
        Assert.Contains("libx264", Assert.Throws<VideoCodecException>(() => VideoCodecs.SelectEncoder("nonsense")).Message, StringComparison.Ordinal);
        Assert.Throws<VideoCodecException>(() => VideoCodecs.SelectDecoder("nonsense"));
    }

    [Theory]
    [InlineData(64, 64, false)]
    [InlineData(301, 177, false)]
    [InlineData(301, 177, true)]
    [InlineData(1280, 720, false)]
    [InlineData(1, 1, false)]
    [InlineData(1, 1, true)]
    public void EncodeAndDecode_AnySize_ShowsEachFrameAtOnce(int width, int height, bool fullChroma)
    {
        using VideoEncoder encoder = new(EncoderProfile.Named("libx264"), new StreamSettings(width, height, fullChroma, false, 20, 200_000, 2));
        using VideoDecoder decoder = new(VideoCodecs.SoftwareDecoder, 2);
        PixelBuffer source = TestImages.Create(width + 5, height + 3);
        PixelBuffer shown = TestImages.Create(width + 5, height + 3);
        Rect area = new(3, 1, width, height);
        for (int frame = 0; frame < 4; frame++)
        {
            TestImages.Photo(source, source.View.Bounds, frame * 3, frame);
            ReadOnlySpan<byte> data = encoder.Encode(source.View, area, 200_000, frame == 0, out bool isKeyFrame);
            Assert.Equal(frame == 0, isKeyFrame);
            Assert.True(decoder.TryDecode(data, shown.Target, area, out string reason), reason);
            Assert.InRange(MeanError(source, shown, area), 0, fullChroma ? 5 : 8);
        }

        Rect outside = new(0, 0, shown.Width, 1);
        Assert.True(PixelOps.ChangedBounds(shown.View, TestImages.Create(shown.Width, shown.Height).View, outside).IsEmpty);
    }

    [Fact]
    public void Encode_BudgetFallsInMidStream_NextFramesKeepToIt()
    {
        using VideoEncoder encoder = new(EncoderProfile.Named("libx264"), new StreamSettings(640, 480, false, false, 20, 60_000, 2));
        PixelBuffer source = TestImages.Create(640, 480);
        foreach (int budget in new[] { 60_000, 8_000, 3_000, 60_000, 5_000 })
        {
            for (int frame = 0; frame < 6; frame++)
            {
                TestImages.Photo(source, source.View.Bounds, (frame * 7) + budget, frame * 3);
                int size = encoder.Encode(source.View, source.View.Bounds, budget, false, out _).Length;
                if (frame > 0)
                    Assert.InRange(size, 1, budget * 13 / 10);
            }
        }
    }

    [Fact]
    public void Encode_KeyFrameAskedFor_GivesOneThatANewDecoderCanShow()
    {
        using VideoEncoder encoder = new(EncoderProfile.Named("libx264"), new StreamSettings(160, 128, false, false, 20, 50_000, 2));
        PixelBuffer source = TestImages.Create(160, 128);
        for (int frame = 0; frame < 8; frame++)
        {
            TestImages.Photo(source, source.View.Bounds, frame, 0);
            bool ask = frame is 0 or 5;
            byte[] data = encoder.Encode(source.View, source.View.Bounds, 50_000, ask, out bool isKeyFrame).ToArray();
            Assert.Equal(ask, isKeyFrame);
            using VideoDecoder joiner = new(VideoCodecs.SoftwareDecoder, 2);
            PixelBuffer shown = TestImages.Create(160, 128);
            Assert.Equal(ask, joiner.TryDecode(data, shown.Target, source.View.Bounds, out _));
        }
    }

    [Fact]
    public void TryDecode_GarbageAndMutatedStreams_FailsOrShowsSomethingInside()
    {
        using VideoEncoder encoder = new(EncoderProfile.Named("libx264"), new StreamSettings(96, 96, false, false, 20, 50_000, 2));
        PixelBuffer source = TestImages.Create(96, 96);
        Random random = new(1);
        PixelBuffer shown = TestImages.Create(120, 120);
        Rect area = new(10, 10, 96, 96);
        using VideoDecoder decoder = new(VideoCodecs.SoftwareDecoder, 2);
        for (int frame = 0; frame < 400; frame++)
        {
            TestImages.Photo(source, source.View.Bounds, frame, 0);
            byte[] data = encoder.Encode(source.View, source.View.Bounds, 50_000, frame % 20 == 0, out _).ToArray();
            for (int n = random.Next(4); n > 0; n--)
                data[random.Next(data.Length)] = (byte)random.Next(256);
            decoder.TryDecode(frame % 7 == 0 ? data.AsSpan(0, random.Next(data.Length)) : data, shown.Target, area, out _);
            for (int i = 0; i < 10; i++)
                Assert.True(shown.Row(i)[i] == 0 && shown.Row(119 - i)[119] == 0);
        }
    }

    private static double MeanError(PixelBuffer a, PixelBuffer b, Rect area)
    {
        long sum = 0;
        for (int y = 0; y < area.Height; y++)
        {
            for (int x = 0; x < area.Width; x++)
            {
                uint one = a.Row(area, y)[x];
                uint two = b.Row(area, y)[x];
                for (int shift = 0; shift < 24; shift += 8)
                    sum += Math.Abs((int)((one >> shift) & 0xFF) - (int)((two >> shift) & 0xFF));
            }
        }

        return sum / (3.0 * area.Area);
    }

    private static long OwnMemoryKib()
    {
        string line = File.ReadLines("/proc/self/status").First(text => text.StartsWith("RssAnon:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(8).Trim().TrimEnd("kB").Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
