using Rdfwd.Bench.Runs;
using Rdfwd.Bench.Statistics;

namespace Rdfwd.Bench.Results;

/// <summary>One stage on the way of a frame.</summary>
public sealed record StageTime(string Stage, Distribution Ms)
{
    /// <summary>The stages of frames, by kind of their codecs where there are several kinds.</summary>
    public static IReadOnlyList<StageTime> Of(IReadOnlyList<FrameStages> frames)
    {
        List<StageTime> stages = [];
        foreach (IGrouping<string, FrameStages> kind in frames.GroupBy(f => f.Codecs).OrderByDescending(g => g.Count()).Take(4))
        {
            Add("damage to capture", f => f.CapturedUs - f.DamagedUs);
            Add("encode", f => f.EncodedUs - f.CapturedUs);
            Add("wire", f => f.ReceivedUs - f.EncodedUs);
            Add("decode", f => f.DecodedUs - f.ReceivedUs);
            Add("present", f => f.PresentedUs - f.DecodedUs);
            Add("acknowledge", f => f.AcknowledgedUs - f.PresentedUs);
            stages.Add(new StageTime($"{kind.Key} ({kind.Count()}): KB", new Distribution(kind.Select(f => f.Bytes / 1000.0))));

            void Add(string stage, Func<FrameStages, long> us) =>
                stages.Add(new StageTime($"{kind.Key} ({kind.Count()}): {stage}", new Distribution(kind.Select(f => us(f) / 1000.0))));
        }

        return stages;
    }
}
