using Rdfwd.Display.Codecs;

namespace Rdfwd.Display.Tests;

public sealed class PictureOptionsTests
{
    [Theory]
    [InlineData("encoding", "lossless")]
    [InlineData("encoder", "libx264")]
    [InlineData("encoder", "auto")]
    [InlineData("quality", "0")]
    [InlineData("quality", "51")]
    [InlineData("bitrate", "1500k")]
    [InlineData("bitrate", "none")]
    [InlineData("fps", "24")]
    [InlineData("fps", "auto")]
    [InlineData("limit", "20M")]
    public void TryWith_AValue_IsWhatValueOfSays(string name, string value)
    {
        Assert.True(new PictureOptions().TryWith(name, value, out PictureOptions changed, out string error), error);
        Assert.Equal(value, changed.ValueOf(name));
    }

    [Theory]
    [InlineData("500k", 500_000)]
    [InlineData("4M", 4_000_000)]
    [InlineData("2.5Mbit", 2_500_000)]
    [InlineData("10Mbps", 10_000_000)]
    [InlineData("1gbit/s", 1_000_000_000)]
    [InlineData("0", 0)]
    public void TryRate_AUnit_IsRead(string text, long bits)
    {
        Assert.True(PictureOptions.TryRate(text, out long read));
        Assert.Equal(bits, read);
    }

    [Theory]
    [InlineData("4MB")]
    [InlineData("bit")]
    [InlineData("4")]
    public void TryRate_SomethingElse_IsRefused(string text)
    {
        Assert.False(PictureOptions.TryRate(text, out long _));
    }

    [Theory]
    [InlineData("encoding", "jpeg", "'jpeg' is no value for encoding; it takes auto, lossless or h264")]
    [InlineData("encoding", "1", "'1' is no value for encoding")]
    [InlineData("encoding", "", "'' is no value for encoding")]
    [InlineData("encoder", "x264", "'x264' is no encoder; it may be auto, ")]
    [InlineData("quality", "52", "'52' is no value for quality; it takes 0 (best) to 51")]
    [InlineData("quality", "-1", "'-1' is no value for quality")]
    [InlineData("fps", "0", "'0' is no value for fps")]
    [InlineData("limit", "1k", "'1k' is no value for limit")]
    [InlineData("limit", "NaN", "'NaN' is no value for limit")]
    [InlineData("limit", "M", "'M' is no value for limit")]
    [InlineData("colour", "red", "there is no setting 'colour'; there are encoding, encoder,")]
    public void TryWith_Nonsense_SaysWhatWouldDo(string name, string value, string complaint)
    {
        PictureOptions options = new() { Quality = 7 };
        Assert.False(options.TryWith(name, value, out PictureOptions changed, out string error));
        Assert.StartsWith(complaint, error, StringComparison.Ordinal);
        Assert.Same(options, changed);
    }

    [Fact]
    public void TryWith_SeveralSettings_KeepOneAnother()
    {
        PictureOptions options = new();
        foreach ((string name, string value) in ((string, string)[])[("limit", "8M"), ("quality", "30"), ("fps", "15"), ("encoding", "h264"), ("bitrate", "0.5M")])
            Assert.True(options.TryWith(name, value, out options, out _));
        Assert.Equal(new PictureOptions { BitsPerSecond = 8_000_000, Quality = 30, FramesPerSecond = 15, Encoding = EncodingMode.H264, VideoBitsPerSecond = 500_000 }, options);
    }
}
