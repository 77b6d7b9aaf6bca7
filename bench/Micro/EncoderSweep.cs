using System.Diagnostics;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Tests.Codecs;

namespace Rdfwd.Bench.Micro;

/// <summary>Prints what an encoder costs with one set of options, and what a decoder takes for its frames.</summary>
internal sealed class EncoderSweep(int width, int height, int frames)
{
    public static string Header => $"{"bytes",8}{"crf",5}{"enc cpu",9}{"wall",8}{"dec cpu",9}{"wall",8}{"KB",8}{"max KB",8}{"SSIM",8}  options";

    public void Run(string options, int frameBytes, int quality, Action<PixelBuffer, int> paint)
    {
        (string, string)[] pairs = [.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(o => (o[..o.IndexOf('=')], o[(o.IndexOf('=') + 1)..]))];
        EncoderProfile profile = new("libx264", false, true, true, [("tune", "zerolatency"), ("forced-idr", "1"), .. pairs]);
        PixelBuffer source = TestImages.Create(width, height);
        PixelBuffer shown = TestImages.Create(width, height);
        using VideoEncoder encoder = new(profile, new StreamSettings(width, height, false, false, quality, frameBytes, Math.Clamp(Environment.ProcessorCount, 1, 4)));
        using VideoDecoder decoder = new(VideoCodecs.SoftwareDecoder, Math.Clamp(Environment.ProcessorCount, 1, 4));
        Rect all = source.View.Bounds;
        double encode = 0, wall = 0, decodeWall = 0, decode = 0, ssim = 0;
        long bytes = 0, most = 0;
        int ssims = 0;
        using Process self = Process.GetCurrentProcess();
        for (int i = -10; i < frames; i++)
        {
            paint(source, i + 10);
            double before = Cpu(self);
            long start = Stopwatch.GetTimestamp();
            ReadOnlySpan<byte> data = encoder.Encode(source.View, all, frameBytes, i == -10, out _);
            double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            double between = Cpu(self);
            start = Stopwatch.GetTimestamp();
            if (!decoder.TryDecode(data, shown.Target, all, out string reason))
                throw new InvalidOperationException(reason);
            double decodeElapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            double after = Cpu(self);
            if (i < 0)
                continue;
            encode += between - before;
            wall += elapsed;
            decodeWall += decodeElapsed;
            decode += after - between;
            bytes += data.Length;
            most = Math.Max(most, data.Length);
            if (i % 10 == 0)
            {
                ssim += Ssim.Of(source, shown);
                ssims++;
            }
        }

        Console.WriteLine($"{frameBytes,8}{quality,5}{encode / frames,9:F2}{wall / frames,8:F2}{decode / frames,9:F2}{decodeWall / frames,8:F2}{bytes / 1000.0 / frames,8:F1}{most / 1000.0,8:F1}{ssim / ssims,8:F4}  {options}");
    }

    private static double Cpu(Process self)
    {
        self.Refresh();
        return self.TotalProcessorTime.TotalMilliseconds;
    }
}
