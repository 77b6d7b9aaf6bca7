using Rdfwd.Interop.Zstd;

namespace Rdfwd.Interop.Tests.Zstd;

public sealed class ZstdContextTests : IDisposable
{
    private readonly ZstdContext _zstd = new();

    public void Dispose()
    {
        _zstd.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Compress_AnySize_ComesBack(int size)
    {
        byte[] plain = new byte[size];
        for (int i = 0; i < size; i++)
            plain[i] = (byte)(i / 7);
        byte[] frame = Compress(plain);
        byte[] back = new byte[size];
        Assert.True(_zstd.TryDecompress(frame, back));
        Assert.Equal(plain, back);
    }

    [Fact]
    public void Compress_TargetTooSmall_GivesNothing()
    {
        byte[] noise = new byte[1000];
        new Random(1).NextBytes(noise);
        Assert.Equal(0, _zstd.Compress(noise, new byte[500], 1));
    }

    [Theory]
    [InlineData(999)]
    [InlineData(1001)]
    [InlineData(0)]
    public void TryDecompress_AnotherSizeThanTheFrameNames_IsRefused(int size)
    {
        byte[] frame = Compress(new byte[1000]);
        Assert.False(_zstd.TryDecompress(frame, new byte[size]));
    }

    [Fact]
    public void TryDecompress_AnyTruncationOrNoise_IsRefusedOrHarmless()
    {
        byte[] plain = new byte[2000];
        new Random(2).NextBytes(plain.AsSpan(0, 700));
        byte[] frame = Compress(plain);
        byte[] back = new byte[plain.Length];
        for (int length = 0; length < frame.Length; length++)
            Assert.False(_zstd.TryDecompress(frame.AsSpan(0, length), back));
        Random random = new(3);
        for (int i = 0; i < 2000; i++)
        {
            byte[] changed = [.. frame];
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            _zstd.TryDecompress(changed, back);
        }
    }

    private byte[] Compress(byte[] plain)
    {
        byte[] frame = new byte[ZstdContext.CompressBound(plain.Length)];
        return frame[.._zstd.Compress(plain, frame, 1)];
    }
}
