using System.Diagnostics;
using System.Runtime.InteropServices;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Display.Tests.Codecs;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Bench.Micro;

/// <summary>Runs a scene through the encoder and the decoder of one window and prints what a frame costs.</summary>
internal sealed class SceneRunner(int width, int height, int frames, int frameRate)
{
    private const int WarmUpFrames = 30;
    private const int FrameOverhead = 40;
    private const int RectOverhead = 16;
    private const int SsimEvery = 10;

    public static string Header =>
        $"{"scene",-20}{"encode ms",11}{"max",8}{"decode ms",11}{"cpu ms",9}{"KB/frame",10}{"max KB",8}{"rects",7}{"SSIM",8}  codecs";

    /// <param name="name">Of the scene.</param>
    /// <param name="budget">Of each frame.</param>
    /// <param name="options">Of the encoder.</param>
    /// <param name="paint">Draws frame n and returns what it changed.</param>
    public void Run(string name, FrameBudget budget, EncoderOptions options, Func<PixelBuffer, int, Rect> paint)
    {
        PixelBuffer source = TestImages.Create(width, height);
        TestImages.Fill(source, source.View.Bounds, 0xFFFFFF);
        PixelBuffer shown = TestImages.Create(width, height);
        using WindowEncoder encoder = new(width, height, options);
        using WindowDecoder decoder = new();
        List<FrameRect> rects = [];
        using PooledBuffer data = new();
        Region damage = new();
        double encode = 0, slowest = 0, decode = 0, cpu = 0, ssim = 0;
        long bytes = 0, most = 0, rectCount = 0;
        int ssimCount = 0;
        int[] codecs = new int[16];
        using Process self = Process.GetCurrentProcess();
        for (int i = -WarmUpFrames; i < frames; i++)
        {
            damage.Add(paint(source, i + WarmUpFrames));
            rects.Clear();
            data.Clear();
            self.Refresh();
            TimeSpan cpuBefore = self.TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            encoder.Encode(source.View, damage, budget, 1_000_000 + ((i + WarmUpFrames) * 1_000_000L / frameRate), rects, data);
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
            self.Refresh();
            cpu += (self.TotalProcessorTime - cpuBefore).TotalMilliseconds;
            int size = data.Length + (RectOverhead * rects.Count) + FrameOverhead;
            bytes += size;
            most = Math.Max(most, size);
            rectCount += rects.Count;
            foreach (FrameRect rect in rects)
                codecs[(int)rect.Codec]++;
            if (i % SsimEvery != 0)
                continue;
            ssim += Ssim.Of(source, shown);
            ssimCount++;
        }

        string mix = string.Join(' ', Enumerable.Range(0, codecs.Length).Where(c => codecs[c] > 0).Select(c => $"{(RectCodec)c}:{codecs[c]}"));
        Console.WriteLine($"{name,-20}{encode / frames,11:F2}{slowest,8:F2}{decode / frames,11:F2}{cpu / frames,9:F2}"
            + $"{bytes / 1000.0 / frames,10:F2}{most / 1000.0,8:F1}{rectCount / (double)frames,7:F1}{ssim / ssimCount,8:F4}  {mix}");
    }
}
