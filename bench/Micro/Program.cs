using System.Diagnostics;
using System.Runtime.InteropServices;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Display.Tests.Codecs;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

// Prints what one frame of each scene costs at both ends: CPU of this process, bytes, rectangles.
const int Width = 1280;
const int Height = 720;
int frames = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 120;
string only = args.Length > 1 ? args[1] : "";

Console.WriteLine($"{Width}x{Height}, {frames} frames a scene");
Console.WriteLine($"{"scene",-16}{"encode ms",11}{"max",8}{"decode ms",11}{"cpu ms",9}{"KB/frame",10}{"rects",7}  codecs");
PixelBuffer page = TestImages.Create(Width, Height + (16 * 400));
TestImages.Text(page, page.View.Bounds, 0);
PixelBuffer picture = TestImages.Create(Width + 800, Height + 100);
TestImages.Photo(picture, picture.View.Bounds, 0, 0);

Run("still text", (image, i) => Blit(page, 0, 16 * (i * 45 % 300), image));
Run("scroll 16 px", (image, i) => Blit(page, 0, 16 * i, image));
Run("typing", (image, i) =>
{
    Rect glyph = new(8 * (i % 150), 16 * (i / 150), 8, 16);
    TestImages.Text(image, glyph, i + 1);
    return glyph;
});
Run("photo pan", (image, i) => Blit(picture, 2 * i, 0, image));
Run("photo still", (image, i) =>
{
    TestImages.Photo(image, image.View.Bounds, i * 371, i * 113);
    return image.View.Bounds;
});
Run("noise", (image, i) =>
{
    TestImages.Noise(image, image.View.Bounds, new Random(i));
    return image.View.Bounds;
});

Rect Blit(PixelBuffer from, int x, int y, PixelBuffer to)
{
    for (int row = 0; row < to.Height; row++)
        from.Row(new Rect(x, y, to.Width, to.Height), row).CopyTo(to.Row(row));
    return to.View.Bounds;
}

void Run(string name, Func<PixelBuffer, int, Rect> paint)
{
    if (!name.Contains(only, StringComparison.Ordinal))
        return;
    PixelBuffer source = TestImages.Create(Width, Height);
    TestImages.Fill(source, source.View.Bounds, 0xFFFFFF);
    PixelBuffer shown = TestImages.Create(Width, Height);
    using WindowEncoder encoder = new(Width, Height);
    using WindowDecoder decoder = new();
    List<FrameRect> rects = [];
    using PooledBuffer data = new();
    Region damage = new();
    double encode = 0;
    double slowest = 0;
    double decode = 0;
    double cpu = 0;
    long bytes = 0;
    long rectCount = 0;
    int[] codecs = new int[16];
    const int WarmUp = 20;
    for (int i = -WarmUp; i < frames; i++)
    {
        damage.Add(paint(source, i + WarmUp));
        rects.Clear();
        data.Clear();
        TimeSpan cpuBefore = Process.GetCurrentProcess().TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        encoder.Encode(source.View, damage, FrameBudget.Unlimited, 1_000_000 + (i * 16_667L), rects, data);
        double encoded = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        start = Stopwatch.GetTimestamp();
        decoder.Apply(CollectionsMarshal.AsSpan(rects), data.Written, shown.Target);
        double decoded = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        damage.Clear();
        if (i < 0)
            continue;
        encode += encoded;
        slowest = Math.Max(slowest, encoded);
        decode += decoded;
        cpu += (Process.GetCurrentProcess().TotalProcessorTime - cpuBefore).TotalMilliseconds;
        bytes += data.Length + (16 * rects.Count) + 40;
        rectCount += rects.Count;
        foreach (FrameRect rect in rects)
            codecs[(int)rect.Codec]++;
    }

    string mix = string.Join(' ', Enumerable.Range(0, codecs.Length).Where(c => codecs[c] > 0).Select(c => $"{(RectCodec)c}:{codecs[c]}"));
    Console.WriteLine($"{name,-16}{encode / frames,11:F2}{slowest,8:F2}{decode / frames,11:F2}{cpu / frames,9:F2}{bytes / 1000.0 / frames,10:F2}{rectCount / (double)frames,7:F1}  {mix}");
}
