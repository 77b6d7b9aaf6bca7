using Rdfwd.Bench.Link;
using Rdfwd.Bench.Runs;

namespace Rdfwd.Glass.Tests.Runs;

public sealed class WaypipeForwardingTests
{
    [Theory]
    [InlineData("0", "lz4")]
    [InlineData("20000", "zstd")]
    [InlineData("20000,2000@7s", "zstd")]
    [InlineData("20000,0@7s", "lz4")]
    public void CompressionFor_Link_IsWhatItsManualAdvises(string rate, string compression)
    {
        Assert.True(RateSchedule.TryParse(rate, out RateSchedule schedule));
        Assert.Equal(compression, WaypipeForwarding.CompressionFor(new LinkShape { Delay = TimeSpan.FromMilliseconds(20), Rate = schedule }));
    }
}
