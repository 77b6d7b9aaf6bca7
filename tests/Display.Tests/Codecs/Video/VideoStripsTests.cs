using System.Runtime.InteropServices;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Interop;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Codecs.Video;

public sealed class VideoStripsTests : IDisposable
{
    private const int Width = 640;
    private const int Height = 600;
    private const int Never = int.MaxValue;

    private readonly PixelBuffer _source = TestImages.Create(Width + 40, Height + 30);
    private readonly PixelBuffer _shown = TestImages.Create(Width + 40, Height + 30);
    private readonly Rect _area = new(21, 13, Width, Height);
    private readonly WorkCrew _crew = new("strips");
    private readonly WindowDecoder _decoder = new();
    private readonly List<FrameRect> _rects = [];
    private readonly PooledBuffer _data = new();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(16, 3)]
    public void Encode_LargeArea_IsCoveredByAsManyStripsAsProcessorsAndSizeAllow(int processors, int expected)
    {
        using VideoStrips strips = Open(processors);
        for (int frame = 0; frame < 4; frame++)
        {
            TestImages.Photo(_source, _source.View.Bounds, frame * 3, frame);
            Encode(strips, _area, 400_000, frame == 0);

            Assert.Equal(expected, _rects.Count);
            int bottom = _area.Y;
            for (int i = 0; i < _rects.Count; i++)
            {
                FrameRect rect = _rects[i];
                Assert.Equal(VideoFormat.Pack(i, frame == 0, false), rect.Parameter);
                Assert.Equal((_area.X, bottom, Width), (rect.X, rect.Y, rect.Width));
                bottom += rect.Height;
            }

            Assert.Equal(_area.Bottom, bottom);
            AssertShown(_area);
        }
    }

    [Fact]
    public void Open_SmallArea_IsOneStream()
    {
        using VideoStrips strips = VideoStrips.Open(new FailingVideoSource(Never) { AtOnce = 4 }, "encoder0", Settings(320, 240, 4));

        Assert.Equal(1, strips.Count);
    }

    [Fact]
    public void Open_SecondStreamFails_LeavesNoneOpen()
    {
        CountingVideoSource source = new(1);

        Assert.Throws<NativeException>(() => VideoStrips.Open(source, "counting", Settings(Width, Height, 2)));

        Assert.Equal(0, source.Open);
    }

    [Fact]
    public void Encode_AStripThatFails_AppendsNothing()
    {
        using VideoStrips strips = VideoStrips.Open(new CountingVideoSource(), "counting", Settings(Width, Height, 2));

        Assert.Throws<NativeException>(() => Encode(strips, _area, 400_000, true));

        Assert.Empty(_rects);
        Assert.Equal(0, _data.Length);
    }

    [Fact]
    public void Encode_AreaThatGetsLowerAndHighAgain_ShowsTheStripsThatWaited()
    {
        using VideoStrips strips = Open(2);
        for (int frame = 0; frame < 12; frame++)
        {
            // With a key frame asked for while the lower strip waits, and without.
            Rect area = frame % 4 == 2 ? _area with { Height = 200 } : _area;
            TestImages.Photo(_source, _source.View.Bounds, frame * 2, frame);
            Encode(strips, area, 400_000, frame is 0 or 6);

            Assert.Equal(area.Height == 200 ? 1 : 2, _rects.Count);
            AssertShown(area);
            if (frame is 3 or 7)
                Assert.Equal(frame == 7, (_rects[1].Parameter & VideoFormat.KeyFrame) != 0);
        }
    }

    [Fact]
    public void Encode_MotionInOneStripOfAThinLink_GetsMostOfTheBytes()
    {
        const int Budget = 12_000;
        using VideoStrips strips = Open(2);
        TestImages.Photo(_source, _source.View.Bounds, 0, 0);
        for (int frame = 0; frame < 30; frame++)
        {
            TestImages.Noise(_source, new Rect(0, 0, _source.Width, 250), new Random(frame));
            Encode(strips, _area, Budget, frame == 0);
        }

        Assert.InRange(_rects[0].Length, Budget * 60 / 100, Budget * 90 / 100);
        Assert.InRange(_rects[0].Length + _rects[1].Length, 1, Budget * 110 / 100);
    }

    [Fact]
    public void Apply_StripsThatOverlapOrAreOfOneStream_AreShownInOrder()
    {
        using VideoStrips strips = Open(2);
        TestImages.Photo(_source, _source.View.Bounds, 0, 0);
        Encode(strips, _area, 400_000, true);
        PixelBuffer expected = _shown;
        // The same two pictures again, the lower one first at the upper one's place, in which both lie partly.
        FrameRect upper = _rects[0];
        FrameRect lower = _rects[1] with { Y = upper.Y + 16 };
        byte[] data = [.. _data.Written[upper.Length..], .. _data.Written[..upper.Length]];
        using WindowDecoder decoder = new();
        PixelBuffer shown = TestImages.Create(_shown.Width, _shown.Height);

        decoder.Apply([lower, upper], data, shown.Target);

        Assert.Equal("", decoder.Failure);
        Rect area = new(upper.X, upper.Y, upper.Width, upper.Height);
        Assert.True(PixelOps.Equal(expected.View, shown.View, area));
    }

    [Fact]
    public void Apply_KeyFrameOfTheFirstStream_EndsTheOthers()
    {
        using VideoStrips strips = Open(2);
        TestImages.Photo(_source, _source.View.Bounds, 0, 0);
        Encode(strips, _area, 400_000, true);
        Encode(strips, _area with { Height = 200 }, 400_000, true);
        TestImages.Photo(_source, _source.View.Bounds, 1, 1);

        // Of a sender that forgot that.
        FrameRect[] rects = [new FrameRect(0, 0, 64, 64, RectCodec.H264, VideoFormat.Pack(1, false, false), 3)];
        _decoder.Apply(rects, [1, 2, 3], _shown.Target);

        Assert.Equal("a video began without a key frame", _decoder.Failure);
    }

    [Fact]
    public void Apply_AfterAFrameThatWasRefusedHalfway_ShowsOnlyTheNext()
    {
        using VideoStrips strips = Open(2);
        TestImages.Photo(_source, _source.View.Bounds, 0, 0);
        Encode(strips, _area, 400_000, true, show: false);
        FrameRect[] broken = [_rects[0], _rects[1] with { Length = int.MaxValue }];
        Assert.Throws<ProtocolException>(() => _decoder.Apply(broken, _data.Written, _shown.Target));

        _decoder.Apply(CollectionsMarshal.AsSpan(_rects), _data.Written, _shown.Target);

        Assert.Equal("", _decoder.Failure);
        AssertShown(_area);
    }

    [Fact]
    public void Encode_StripsWhoseEncoderBreaksInMidStream_GoOnWithTheNextWithoutABreak()
    {
        FailingVideoSource source = new(5, 0, Never) { AtOnce = 2 };
        using ViewedWindow window = new(Width, Height, EncodingMode.H264, source);
        for (int frame = 0; frame < 12; frame++)
        {
            TestImages.Photo(window.Source, window.Source.View.Bounds, frame, frame);
            window.Damage.Add(window.Source.View.Bounds);
            window.NowUs += 33_333;
            window.Send(new(1_000_000, 0, 50_000_000));
            Assert.Equal(2, window.Rects.Count(rect => rect.Codec == RectCodec.H264));
            window.AssertTruthful($"frame {frame}");
        }

        Assert.Equal(["encoder0", "encoder1"], source.Left);
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _crew.Dispose();
        _data.Dispose();
    }

    private static StreamSettings Settings(int width, int height, int processors) => new(width, height, false, false, 20, 400_000, processors);

    private static VideoStrips Open(int processors) =>
        VideoStrips.Open(new FailingVideoSource(Never) { AtOnce = processors }, "encoder0", Settings(Width, Height, processors));

    private void Encode(VideoStrips strips, Rect area, int frameBytes, bool keyFrame, bool show = true)
    {
        _rects.Clear();
        _data.Clear();
        FrameOutput output = new(_rects, _data, frameBytes);
        strips.Encode(_source.View, area, frameBytes, keyFrame, _crew, ref output, out _);
        if (!show)
            return;
        _decoder.Apply(CollectionsMarshal.AsSpan(_rects), _data.Written, _shown.Target);
        Assert.Equal("", _decoder.Failure);
    }

    private void AssertShown(Rect area)
    {
        long error = 0;
        for (int y = 0; y < area.Height; y++)
        {
            ReadOnlySpan<uint> source = _source.View.Row(area, y);
            ReadOnlySpan<uint> shown = _shown.View.Row(area, y);
            for (int x = 0; x < area.Width; x++)
                error += Math.Abs((int)((source[x] >> 8) & 0xFF) - (int)((shown[x] >> 8) & 0xFF));
        }

        Assert.InRange((double)error / area.Area, 0, 8);
    }
}
