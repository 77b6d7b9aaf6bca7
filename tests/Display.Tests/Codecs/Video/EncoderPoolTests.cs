using Rdfwd.Display.Codecs.Video;
using Rdfwd.Interop;

namespace Rdfwd.Display.Tests.Codecs.Video;

public sealed class EncoderPoolTests
{
    private const long Second = 1_000_000;
    private const long LongestStep = 3 * Second;

    private readonly CountingVideoSource _source = new();
    private long _nowUs;

    [Fact]
    public void Open_SizeThatWasUsedBefore_GivesTheEncoderThatWasKept()
    {
        using EncoderPool pool = Create();
        for (int i = 0; i < 10; i++)
            pool.Open("a", Sized(640, 360)).Dispose();
        Assert.Equal(1, _source.Opened);
        Assert.Equal((0, 1), pool.Count);
    }

    [Theory]
    [InlineData("b", 640, 360, false, false, 16)]
    [InlineData("a", 672, 360, false, false, 16)]
    [InlineData("a", 640, 360, true, false, 16)]
    [InlineData("a", 640, 360, false, true, 16)]
    [InlineData("a", 640, 360, false, false, 20)]
    public void Open_OtherSettings_GivesAnother(string encoder, int width, int height, bool fullChroma, bool fast, int quality)
    {
        using EncoderPool pool = Create();
        pool.Open("a", Sized(640, 360)).Dispose();
        pool.Open(encoder, new StreamSettings(width, height, fullChroma, fast, quality, 10_000, 1)).Dispose();
        Assert.Equal(2, _source.Opened);
        Assert.Equal(1, _source.MostOpen);
    }

    [Fact]
    public void Open_MemoryOfAnyMix_NeverExceedsWhatWasUsedAtOnceWithinAMinute()
    {
        for (int seed = 0; seed < 100; seed++)
            RunMix(new Random(seed));
    }

    [Fact]
    public void Trim_AMinuteAfterTheLastStream_NothingIsKept()
    {
        using EncoderPool pool = Create();
        pool.Open("a", Sized(640, 360)).Dispose();
        _nowUs += EncoderPool.MemoryUs / 2 - Second;
        pool.Trim();
        Assert.Equal(1, _source.Open);
        _nowUs += EncoderPool.MemoryUs;
        pool.Trim();
        Assert.Equal(0, _source.Open);
    }

    [Fact]
    public void Dispose_OfTheStream_AfterItFailed_KeepsNothing()
    {
        using EncoderPool pool = Create();
        IVideoStream stream = pool.Open("a", Sized(64, 64));
        Assert.Throws<NativeException>(() => { _ = stream.Encode(default, default, 1000, false, out _); });
        stream.Dispose();
        Assert.Equal(0, _source.Open);
    }

    [Fact]
    public void Open_DeviceHasNoMore_TakesWhatWasKept()
    {
        CountingVideoSource one = new(most: 1);
        using EncoderPool pool = new(one, () => _nowUs);
        pool.Open("a", Sized(640, 360)).Dispose();
        using IVideoStream stream = pool.Open("a", Sized(64, 64));
        Assert.Throws<NativeException>(() => pool.Open("a", Sized(128, 64)));
    }

    [Fact]
    public void Dispose_WithStreams_EndsThemWhenTheyEnd()
    {
        EncoderPool pool = Create();
        pool.Open("a", Sized(640, 360)).Dispose();
        IVideoStream stream = pool.Open("a", Sized(64, 64));
        pool.Dispose();
        Assert.Equal(1, _source.Open);
        stream.Dispose();
        stream.Dispose();
        Assert.Equal(0, _source.Open);
    }

    private static StreamSettings Sized(int width, int height) => new(width, height, false, false, 16, 10_000, 1);

    private EncoderPool Create() => new(_source, () => _nowUs);

    private void RunMix(Random random)
    {
        using EncoderPool pool = Create();
        List<IVideoStream> streams = [];
        List<(long AtUs, long Pixels)> used = [];
        for (int step = 0; step < 500; step++)
        {
            _nowUs += random.Next((int)LongestStep);
            if (random.Next(2) == 0 && streams.Count < 5)
            {
                streams.Add(pool.Open("a", Sized(32 * random.Next(1, 4), 64)));
            }
            else if (streams.Count > 0)
            {
                int which = random.Next(streams.Count);
                streams[which].Dispose();
                streams.RemoveAt(which);
            }

            pool.Trim();
            used.Add((_nowUs, streams.Sum(s => (long)s.Width * s.Height)));
            // It turns to the next half of its minute at the first step after that, and what was used then was used until the next step.
            int first = Math.Max(0, used.FindIndex(u => u.AtUs >= _nowUs - EncoderPool.MemoryUs - (2 * LongestStep)) - 1);
            Assert.InRange(pool.OpenPixels, used[^1].Pixels, used[first..].Max(u => u.Pixels));
            Assert.Equal(_source.Open, pool.Count.Used + pool.Count.Kept);
        }

        streams.ForEach(s => s.Dispose());
    }
}
