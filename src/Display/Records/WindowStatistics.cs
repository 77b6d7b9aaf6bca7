using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Records;

/// <summary>How one window's frames did over some time.</summary>
/// <param name="Window">The far window's id.</param>
/// <param name="FramesPerSecond">With changes, shown at the near end.</param>
/// <param name="LatencyP50Us">From the change to the glass, µs; 0 without frames.</param>
/// <param name="LatencyP95Us">95 of 100 were quicker, µs.</param>
/// <param name="BitsPerSecond">Of the pixels' data.</param>
/// <param name="QueueP95Us">From ready to given to the link, µs.</param>
/// <param name="EncodeShare">Of one core at the far end: reading, deciding, encoding.</param>
/// <param name="DecodeShare">Of one core at the near end: decoding and drawing.</param>
/// <param name="Refinements">Frames that only made things exact.</param>
/// <param name="VideoEncoder">FFmpeg's name of the encoder last used; empty when there was no video.</param>
/// <param name="Codecs">Which share of the bytes each codec had, the largest first; codecs without bytes are left out.</param>
public sealed record WindowStatistics(
    uint Window,
    double FramesPerSecond,
    long LatencyP50Us,
    long LatencyP95Us,
    double BitsPerSecond,
    long QueueP95Us,
    double EncodeShare,
    double DecodeShare,
    int Refinements,
    string VideoEncoder,
    IReadOnlyList<CodecShare> Codecs)
{
    /// <summary>The window's title; empty where it is not known.</summary>
    public string Title { get; init; } = "";

    /// <summary>The windows that had frames which began in a span of time, in order of their ids.</summary>
    /// <param name="records">Of one ring.</param>
    /// <param name="fromUs">Far clock, inclusive.</param>
    /// <param name="toUs">Far clock, exclusive; after <paramref name="fromUs"/>.</param>
    public static IReadOnlyList<WindowStatistics> Of(IEnumerable<FrameRecord> records, long fromUs, long toUs)
    {
        double seconds = Math.Max(1, toUs - fromUs) / 1e6;
        return [.. records.Where(r => r.BegunUs >= fromUs && r.BegunUs < toUs).GroupBy(r => r.Window).OrderBy(g => g.Key).Select(g => OfWindow(g.Key, [.. g], seconds))];
    }

    private static WindowStatistics OfWindow(uint window, FrameRecord[] records, double seconds)
    {
        FrameRecord[] live = [.. records.Where(r => r.Kind != FrameKind.Refinement && r.IsShown)];
        long[] latencies = [.. live.Select(r => r.LatencyUs).Order()];
        long[] queues = [.. records.Where(r => r.WrittenUs != 0).Select(r => r.WrittenUs - r.EncodedUs).Order()];
        long bytes = records.Sum(r => (long)r.Bytes);
        return new WindowStatistics(
            window,
            live.Length / seconds,
            Percentiles.Of(latencies, 50),
            Percentiles.Of(latencies, 95),
            bytes * 8 / seconds,
            Percentiles.Of(queues, 95),
            records.Sum(r => r.EncodedUs - r.BegunUs) / 1e6 / seconds,
            records.Where(r => r.IsShown).Sum(r => r.PresentedUs - r.ReceivedUs) / 1e6 / seconds,
            records.Count(r => r.Kind == FrameKind.Refinement),
            records.LastOrDefault(r => r.Encoder is { Length: > 0 }).Encoder ?? "",
            Mix(records, bytes));
    }

    private static CodecShare[] Mix(FrameRecord[] records, long bytes)
    {
        long[] sums = new long[CodecBytes.Count];
        foreach (FrameRecord record in records)
        {
            for (int i = 0; i < sums.Length; i++)
                sums[i] += record.BytesOf(i);
        }

        return [.. sums.Select((sum, i) => new CodecShare(((RectCodec)i).ToString().ToLowerInvariant(), sum / (double)Math.Max(bytes, 1))).Where(c => c.Share > 0).OrderByDescending(c => c.Share)];
    }
}
