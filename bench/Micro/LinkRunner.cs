using System.Runtime.InteropServices;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Display.Tests.Codecs;
using Rdfwd.Display.Tests.Pacing;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Bench.Micro;

/// <summary>
/// Runs a scene through the pacer, the encoder, a simulated link and the decoder on a virtual clock, on which encoding and decoding take
/// fixed times, and prints what a viewer would have seen.
/// </summary>
internal sealed class LinkRunner(int width, int height, int frameRate)
{
    private const long TickUs = 500;

    // The clock of the encoder does not begin at 0.
    private const long ClockOffsetUs = 1_000_000;

    // The first pictures are those of a link that is not known yet.
    private const long SettledUs = 2_000_000;
    private const long EncodeUs = 8_000;
    private const long DecodeUs = 4_000;
    private const int FrameOverhead = 40;
    private const int RectOverhead = 16;
    private const int SsimEvery = 5;

    private readonly Queue<(ulong Frame, long AckUs, long ReceivedUs)> _acks = [];

    public static string Header => $"{"scene",-20}{"fps",7}{"p50 ms",9}{"p95 ms",9}{"max ms",9}{"Mbit/s",9}{"SSIM",9}{"min SSIM",10}{"exact ms",10}";

    /// <param name="name">Of the scene.</param>
    /// <param name="link">The link.</param>
    /// <param name="seconds">How long the program draws.</param>
    /// <param name="mbitAt">The link's rate at a time in seconds, in Mbit/s; 0 for no limit.</param>
    /// <param name="paint">Draws frame n and returns what it changed.</param>
    public void Run(string name, SimulatedLink link, int seconds, Func<double, double> mbitAt, Func<PixelBuffer, int, Rect> paint)
    {
        PixelBuffer source = TestImages.Create(width, height);
        PixelBuffer shown = TestImages.Create(width, height);
        using WindowEncoder encoder = new(width, height);
        using WindowDecoder decoder = new();
        Pacer pacer = new();
        FrameClock clock = default;
        Region damage = new(source.View.Bounds);
        List<FrameRect> rects = [];
        using PooledBuffer data = new();
        List<long> latencies = [];
        List<double> quality = [];
        long drawnUs = 0, busyUntilUs = 0, bytes = 0, nextDrawUs = 0, exactUs = 0;
        ulong frame = 0;
        int drawn = 0, shownFrames = 0;
        long endUs = seconds * 1_000_000L;
        for (long now = 0; now < endUs + 10_000_000; now += TickUs)
        {
            link.BytesPerSecond = mbitAt(now / 1e6) * 125_000;
            while (_acks.TryPeek(out (ulong Frame, long AckUs, long ReceivedUs) ack) && ack.AckUs <= now)
            {
                _acks.Dequeue();
                pacer.OnAck(ack.Frame, now, ack.ReceivedUs + 1, ack.ReceivedUs + 1 + DecodeUs);
            }

            if (now >= nextDrawUs && now < endUs)
            {
                nextDrawUs += 1_000_000 / frameRate;
                Rect changed = paint(source, drawn++);
                damage.Add(changed);
                drawnUs = changed.IsEmpty ? drawnUs : now;
            }

            if (now < busyUntilUs)
                continue;
            bool live = !damage.IsEmpty || encoder.HasPending;
            if (live ? !clock.MaySend(now, pacer.RefreshIntervalUs, out _) : encoder.RefineDueUs is not long due || due > now + ClockOffsetUs)
                continue;
            FrameBudget budget = pacer.NextFrame(now, 0);
            if (!budget.MaySend)
                continue;
            rects.Clear();
            data.Clear();
            bool sent = live
                ? encoder.Encode(source.View, damage, budget, now + ClockOffsetUs, rects, data)
                : encoder.Refine(source.View, budget, now + ClockOffsetUs, rects, data);
            damage.Clear();
            if (live)
                clock.OnSent(now, pacer.RefreshIntervalUs);
            if (!sent)
                continue;
            bool video = rects.Exists(rect => rect.Codec == RectCodec.H264);
            long sentUs = now + (video ? EncodeUs : EncodeUs / 4);
            busyUntilUs = sentUs;
            int size = data.Length + (RectOverhead * rects.Count) + FrameOverhead;
            bytes += size;
            pacer.OnSent(++frame, size, budget.Bytes, sentUs);
            long received = link.Send(size, sentUs);
            _acks.Enqueue((frame, received + DecodeUs + link.DelayUs, received));
            decoder.Apply(CollectionsMarshal.AsSpan(rects), data.Written, shown.Target);
            if (encoder.IsExact)
                exactUs = received + DecodeUs;
            if (!live)
                continue;
            latencies.Add(received + DecodeUs - drawnUs);
            if (shownFrames++ % SsimEvery == 0 && now > SettledUs)
                quality.Add(Ssim.Of(source, shown));
        }

        long[] sorted = [.. latencies.Order()];
        Console.WriteLine($"{name,-20}{shownFrames / (double)seconds,7:F1}{sorted[sorted.Length / 2] / 1000.0,9:F1}{sorted[sorted.Length * 95 / 100] / 1000.0,9:F1}"
            + $"{sorted[^1] / 1000.0,9:F1}{bytes * 8 / 1e6 / seconds,9:F2}{quality.DefaultIfEmpty().Average(),9:F4}{quality.DefaultIfEmpty().Min(),10:F4}{(exactUs - drawnUs) / 1000.0,10:F0}");
        _acks.Clear();
    }
}
