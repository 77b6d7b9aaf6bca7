using Rdfwd.Display.Records;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Bench.Matrix;

/// <summary>Where the time of one kind of frames went.</summary>
/// <param name="Kind">Of the frames.</param>
/// <param name="Count">How many were shown.</param>
/// <param name="Bytes">Mean of their data.</param>
/// <param name="Ms">Mean time of each stage, in the order in which they follow each other.</param>
public sealed record StageSummary(string Kind, int Count, double Bytes, IReadOnlyList<(string Stage, double Ms)> Ms)
{
    /// <summary>By kind, the most frequent first. Frames that were not shown, or whose stages are not all known, are left out.</summary>
    public static IReadOnlyList<StageSummary> Of(IEnumerable<FrameReport> frames) =>
    [
        .. frames.Where(f => f.Result == FrameResult.Shown && f.WrittenUs is not null && f.PresentedUs is not null)
            .GroupBy(f => f.Kind).OrderByDescending(g => g.Count()).Select(g => OfKind(g.Key, [.. g])),
    ];

    private static StageSummary OfKind(FrameKind kind, FrameReport[] frames)
    {
        double Mean(Func<FrameReport, long?> from, Func<FrameReport, long?> to) => frames.Average(f => Math.Max(0, to(f)!.Value - from(f)!.Value) / 1000.0);
        return new StageSummary(
            kind switch { FrameKind.VideoKey => "video key", FrameKind.Refinement => "refine", _ => kind.ToString().ToLowerInvariant() },
            frames.Length,
            frames.Average(f => f.Bytes),
            [
                ("wait", Mean(f => f.DamagedUs, f => f.BegunUs)),
                ("grab", Mean(f => f.BegunUs, f => f.CapturedUs)),
                ("look", Mean(f => f.CapturedUs, f => f.ClassifiedUs)),
                ("encode", Mean(f => f.ClassifiedUs, f => f.EncodedUs)),
                ("queue", Mean(f => f.EncodedUs, f => f.WrittenUs)),
                ("link", Mean(f => f.WrittenUs, f => f.ReceivedUs)),
                ("decode", Mean(f => f.ReceivedUs, f => f.DecodedUs)),
                ("draw", Mean(f => f.DecodedUs, f => f.PresentedUs)),
            ]);
    }
}
