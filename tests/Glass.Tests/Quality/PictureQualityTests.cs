using Rdfwd.Bench.Quality;

namespace Rdfwd.Glass.Tests.Quality;

public sealed class PictureQualityTests
{
    private const int Width = 64;

    [Fact]
    public void SamePictures_AreExact()
    {
        uint[] a = Noise(1), b = [.. a.Select(p => p | 0xff000000)];
        Assert.True(PictureQuality.AreSame(a, b));
        Assert.Equal(PictureQuality.ExactDb, PictureQuality.Psnr(a, b));
        Assert.Equal(1, PictureQuality.Ssim(a, b, Width), 9);
    }

    [Fact]
    public void Psnr_OfOneStepEverywhere_IsWhatTheFormulaGives()
    {
        uint[] a = [.. Enumerable.Repeat(0x808080u, Width * Width)], b = [.. Enumerable.Repeat(0x818181u, Width * Width)];
        Assert.Equal(20 * Math.Log10(255), PictureQuality.Psnr(a, b), 6);
        Assert.False(PictureQuality.AreSame(a, b));
    }

    [Fact]
    public void Ssim_FallsWithTheNoiseThatIsAdded()
    {
        uint[] a = Noise(2);
        double last = 1;
        foreach (int strength in (int[])[8, 32, 128])
        {
            Random random = new(5);
            uint[] b = [.. a.Select(p => Add(p, random.Next(-strength, strength + 1)))];
            double ssim = PictureQuality.Ssim(a, b, Width);
            Assert.InRange(ssim, -1, last - 0.001);
            last = ssim;
        }

        Assert.InRange(PictureQuality.Ssim(a, Noise(3), Width), -0.2, 0.2);
    }

    private static uint Add(uint pixel, int change)
    {
        uint Part(int shift) => (uint)Math.Clamp((int)((pixel >> shift) & 0xff) + change, 0, 255) << shift;
        return Part(16) | Part(8) | Part(0);
    }

    private static uint[] Noise(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Width * Width).Select(_ => (uint)random.Next(256) * 0x010101u)];
    }
}
