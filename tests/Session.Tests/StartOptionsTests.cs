using Rdfwd.Display.Far;
using Rdfwd.Session.Starting;

namespace Rdfwd.Session.Tests;

public sealed class StartOptionsTests
{
    [Fact]
    public void FromWire_OfToWire_IsTheSame()
    {
        StartOptions options = new()
        {
            Children = ["xterm -e 'a b'", "xclock"],
            Name = "work",
            Display = 7,
            XServer = "Xvnc -geometry 800x600",
            Environment = ["A=1", "B=2=3", "C="],
            ExitWithChildren = true,
            IdleTimeout = TimeSpan.FromSeconds(90),
            Encoding = "lossless",
            Reuse = true,
            WorkingDirectory = "/home/me",
            Kind = FarDisplayKind.Desktop,
            Size = new ScreenSize(1024, 768),
            ReadOnly = true,
            ShadowDisplay = ":3",
        };
        StartOptions again = StartOptions.FromWire(options.ToWire());
        Assert.Equal(options.Children, again.Children);
        Assert.Equal(options.Environment, again.Environment);
        Assert.Equal(options with { Children = again.Children, Environment = again.Environment }, again);
        Assert.Empty(new StartOptions().ToWire());
    }

    [Theory]
    [InlineData("display", "x")]
    [InlineData("display", "99999")]
    [InlineData("idle-timeout", "-1")]
    [InlineData("idle-timeout", "NaN")]
    [InlineData("name", "../x")]
    [InlineData("name", "7")]
    [InlineData("encoding", "gif")]
    [InlineData("kind", "wall")]
    [InlineData("size", "1x")]
    [InlineData("shadow-display", "x")]
    [InlineData("env", "NOVALUE")]
    [InlineData("env", "=x")]
    [InlineData("xvfb", "a | b")]
    public void FromWire_ImpossibleValue_IsAUsageFailure(string key, string value)
    {
        Dictionary<string, string[]> map = new() { [key] = [value] };
        Assert.Equal(Failure.Usage, Assert.Throws<SessionException>(() => StartOptions.FromWire(map)).Failure);
    }

    [Fact]
    public void FromWire_UnknownOrEmpty_IsIgnored()
    {
        StartOptions options = StartOptions.FromWire(new Dictionary<string, string[]> { ["future"] = ["x"], ["name"] = [] });
        Assert.Equal("", options.Name);
    }
}
