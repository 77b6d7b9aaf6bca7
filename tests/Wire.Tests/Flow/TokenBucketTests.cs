using Rdfwd.Wire.Flow;

namespace Rdfwd.Wire.Tests.Flow;

public sealed class TokenBucketTests
{
    [Fact]
    public void TryTake_Flooded_AllowsTheBurstAndThenOneInEachInterval()
    {
        TokenBucket bucket = new(3, 1000);

        Assert.Equal(3, Enumerable.Range(0, 100).Count(_ => bucket.TryTake(5000)));
        Assert.False(bucket.TryTake(5999));
        Assert.True(bucket.TryTake(6000));
        Assert.False(bucket.TryTake(6500));
    }

    [Fact]
    public void TryTake_AfterALongRest_AllowsNoMoreThanTheBurst()
    {
        TokenBucket bucket = new(3, 1000);
        Assert.True(bucket.TryTake(0));

        Assert.Equal(3, Enumerable.Range(0, 100).Count(_ => bucket.TryTake(1_000_000_000)));
    }
}
