using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;

namespace Rdfwd.Display.Tests.Codecs;

/// <summary>A program that paints at random, is resized, gets new viewers and little credit; the same seed does the same.</summary>
internal static class PaintingProgram
{
    private const int MaxSide = 220;

    public static void Run(int seed)
    {
        Random random = new(seed);
        using ViewedWindow window = new(random.Next(1, MaxSide), random.Next(1, MaxSide), (EncodingMode)(seed % 3));
        int steps = random.Next(5, 30);
        for (int step = 0; step < steps; step++)
        {
            for (int n = random.Next(4); n > 0; n--)
                Paint(window, random);
            if (random.Next(12) == 0)
                window.Resize(random.Next(1, MaxSide), random.Next(1, MaxSide));
            if (random.Next(20) == 0)
                window.NewViewer();
            window.NowUs += random.Next(1000, 40_000);
            window.Send(RandomBudget(random));
            window.AssertTruthful($"seed {seed}, step {step}");
            if (random.Next(4) == 0)
            {
                window.NowUs += random.Next(200_000);
                window.Refine(RandomBudget(random));
                window.AssertTruthful($"seed {seed}, step {step}, refined");
            }
        }

        for (int rounds = 0; !window.Encoder.IsExact || window.Encoder.HasPending; rounds++)
        {
            window.NowUs += 20_000;
            if (!window.Send(new FrameBudget(20_000)))
                window.Refine(new FrameBudget(20_000));
            window.AssertTruthful($"seed {seed}, round {rounds}");
            Assert.True(rounds < 200, $"seed {seed}: never exact");
        }

        ImageAssert.Equal(window.Source, window.Shown, $"seed {seed}");
    }

    private static FrameBudget RandomBudget(Random random)
    {
        return random.Next(4) switch
        {
            0 => default,
            1 => new FrameBudget(random.Next(1, 4000)),
            2 => new FrameBudget(random.Next(4000, 60_000), 0, random.Next(50_000, 1_000_000)),
            _ => FrameBudget.Unlimited,
        };
    }

    private static void Paint(ViewedWindow window, Random random)
    {
        Rect bounds = window.Source.View.Bounds;
        int x = random.Next(bounds.Width);
        int y = random.Next(bounds.Height);
        Rect rect = new(x, y, random.Next(1, bounds.Width - x + 1), random.Next(1, bounds.Height - y + 1));
        switch (random.Next(7))
        {
            case 0:
                TestImages.Fill(window.Source, rect, (uint)random.Next());
                break;
            case 1:
                TestImages.Noise(window.Source, rect, random);
                break;
            case 2:
                TestImages.Photo(window.Source, rect, random.Next(50), random.Next(50));
                break;
            case 3:
                TestImages.Text(window.Source, rect, random.Next(100));
                break;
            default:
                rect = Scroll(window.Source, rect, random);
                break;
        }

        window.Damage.Add(rect);
    }

    private static Rect Scroll(PixelBuffer image, Rect rect, Random random)
    {
        int dx = random.Next(3) == 0 ? random.Next(-20, 21) : 0;
        int dy = random.Next(3) == 0 ? 0 : random.Next(-40, 41);
        Rect from = rect.Translate(dx, dy).Intersect(image.View.Bounds);
        Rect to = from.Translate(-dx, -dy);
        if (from.IsEmpty)
            return rect;
        PixelOps.Move(image.Target, to, from.X, from.Y);
        return rect;
    }
}
