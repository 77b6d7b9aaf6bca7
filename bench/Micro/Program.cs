using System.Globalization;
using Rdfwd.Bench.Micro;
using Rdfwd.Bench.Probe;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Display.Tests.Codecs;
using Rdfwd.Display.Tests.Pacing;

// Prints what one frame of each scene costs at both ends together: Micro [FRAMES] [PART OF A SCENE'S NAME].
// Micro FRAMES sweep FILE [WIDTHxHEIGHT] compares options of an encoder; each line is "BYTES QUALITY NAME=VALUE ...", BYTES the most for one frame.
int[] size = args.Length > 3 ? [.. args[3].Split('x').Select(side => int.Parse(side, CultureInfo.InvariantCulture))] : [1280, 720];
int Width = size[0];
int Height = size[1];
const int FrameRate = 30;
int frames = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 120;
string only = args.Length > 1 ? args[1] : "";
SceneRunner runner = new(Width, Height, frames, FrameRate);
FrameBudget fast = new(4_000_000, 0, 100_000_000);
FrameBudget mbit20 = new(50_000, 0, 2_500_000);
FrameBudget mbit4 = new(10_000, 0, 500_000);
EncoderOptions auto = new();
EncoderOptions lossless = new() { Mode = EncodingMode.Lossless };

if (only == "sweep")
{
    Console.WriteLine(EncoderSweep.Header);
    EncoderSweep sweep = new(Width, Height, frames);
    PixelBuffer[] pictures = Film();
    foreach (string line in File.ReadAllLines(args[2]))
    {
        string[] words = line.Split(' ', 3);
        sweep.Run(words[2], int.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture),
            (image, i) => Blit(pictures[i % pictures.Length], Swing(i * 7 / 2, 128), Swing(i * 3 / 2, 64), image));
    }

    return;
}

Console.WriteLine($"{Width}x{Height}, {frames} frames a scene");
Console.WriteLine(SceneRunner.Header);
PixelBuffer page = TestImages.Create(Width, Height + (16 * 400));
TestImages.Text(page, page.View.Bounds, 0);
Run("typing", fast, auto, (image, i) =>
{
    Rect glyph = new(8 * (i % 150), 16 * (i / 150), 8, 16);
    TestImages.Text(image, glyph, i + 1);
    return glyph;
});
Run("text page", fast, auto, (image, i) => Blit(page, 0, 16 * (i * 45 % 300), image));
Run("text page, 4 Mbit", mbit4, auto, (image, i) => Blit(page, 0, 16 * (i * 45 % 300), image));
Run("scroll", fast, auto, (image, i) => Blit(page, 0, 16 * i, image));
Run("scroll, 4 Mbit", mbit4, auto, (image, i) => Blit(page, 0, 16 * i, image));
PixelBuffer[] film = Film();
Run("film", fast, auto, PaintFilm);
Run("film, 20 Mbit", mbit20, auto, PaintFilm);
Run("film, 4 Mbit", mbit4, auto, PaintFilm);
Run("film, lossless", fast, lossless, PaintFilm);
Run("film, whole pixels", fast, auto, (image, i) => Blit(film[0], 2 * i % 100, 0, image));

LinkRunner links = new(Width, Height, FrameRate);
Console.WriteLine();
Console.WriteLine(LinkRunner.Header);
RunLink("film, none", 200, _ => 0, PaintFilm);
RunLink("film, 20 Mbit/40 ms", 20_000, _ => 20, PaintFilm);
RunLink("film, 4 Mbit/100 ms", 50_000, _ => 4, PaintFilm);
RunLink("film, 20-2-20 Mbit", 10_000, t => t is > 6 and < 12 ? 2 : 20, PaintFilm);
RunLink("scroll, 20 Mbit", 20_000, _ => 20, (image, i) => Blit(page, 0, 16 * (i % 400), image));
RunLink("scroll, 4 Mbit", 50_000, _ => 4, (image, i) => Blit(page, 0, 16 * (i % 400), image));
RunLink("still text, 4 Mbit", 50_000, _ => 4, (image, i) => i % 30 == 0 ? Blit(page, 0, 16 * (i % 400), image) : default);
RunLink("still film, 4 Mbit", 50_000, _ => 4, (image, i) => i == 0 ? PaintFilm(image, i) : default);

void RunLink(string name, long delayUs, Func<double, double> mbitAt, Func<PixelBuffer, int, Rect> paint)
{
    if (name.Contains(only, StringComparison.Ordinal))
        links.Run(name, new SimulatedLink(new Random(1)) { DelayUs = delayUs }, 18, mbitAt, paint);
}

void Run(string name, FrameBudget budget, EncoderOptions options, Func<PixelBuffer, int, Rect> paint)
{
    if (name.Contains(only, StringComparison.Ordinal))
        runner.Run(name, budget, options, paint);
}

Rect Blit(PixelBuffer from, int x, int y, PixelBuffer to)
{
    for (int row = 0; row < to.Height; row++)
        from.Row(new Rect(x, y, to.Width, to.Height), row).CopyTo(to.Row(row));
    return to.View.Bounds;
}

// The picture of the glass benchmark: it pans by fractions of a pixel, with grain.
PixelBuffer[] Film()
{
    PixelBuffer[] pictures = new PixelBuffer[8];
    Texture texture = new(Width + 128, Height + 64);
    for (int i = 0; i < pictures.Length; i++)
    {
        uint[] pixels = new uint[(Width + 128) * (Height + 64)];
        texture.Render(pixels, Width + 128, i % 2 * 0.5f, (uint)i + 1);
        pictures[i] = TestImages.Create(Width + 128, Height + 64);
        for (int y = 0; y < Height + 64; y++)
            pixels.AsSpan(y * (Width + 128), Width + 128).CopyTo(pictures[i].Row(y));
    }

    return pictures;
}

Rect PaintFilm(PixelBuffer image, int i)
{
    return Blit(film[i % film.Length], Swing(i * 7 / 2, 128), Swing(i * 3 / 2, 64), image);
}

int Swing(int distance, int limit)
{
    int at = distance % (2 * limit);
    return at <= limit ? at : (2 * limit) - at;
}
