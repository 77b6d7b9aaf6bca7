using System.Globalization;

namespace Rdfwd.Bench.Link;

/// <summary>What a simulated link does to bytes, the same in both directions.</summary>
public sealed record LinkShape
{
    /// <summary>What crosses in one go and is delayed as one, bytes: TCP's segment on an Ethernet.</summary>
    public const int PacketBytes = 1448;

    /// <summary>One way.</summary>
    public TimeSpan Delay { get; init; }

    public RateSchedule Rate { get; init; } = RateSchedule.Unlimited;

    /// <summary>Before the bottleneck. When it is full, nothing more is taken from the sender.</summary>
    public int QueueBytes { get; init; } = 256 * 1024;

    /// <summary>Each packet is up to this much later than it could be, never before an earlier one.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>The share of packets, 0 to 1, at which the link stands still for <see cref="StallTime"/>, as it does for a lost packet that is sent again.</summary>
    public double StallShare { get; init; }

    public TimeSpan StallTime { get; init; }

    /// <summary>For jitter and stalls: the same seed gives the same link.</summary>
    public int Seed { get; init; } = 1;

    public bool IsNone => Delay == TimeSpan.Zero && Rate.HighestKbit == 0 && !Rate.Changes.Any() && Jitter == TimeSpan.Zero && StallShare == 0;

    /// <summary>For people.</summary>
    public override string ToString()
    {
        if (IsNone)
            return "no link";
        List<string> words = [];
        if (Delay > TimeSpan.Zero)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{Delay.TotalMilliseconds} ms each way"));
        if (Rate.HighestKbit > 0 || Rate.Changes.Any())
            words.Add($"{Rate} kbit/s");
        if (Jitter > TimeSpan.Zero)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{Jitter.TotalMilliseconds} ms of jitter"));
        if (StallShare > 0)
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{StallTime.TotalMilliseconds} ms stalls at {StallShare * 100} % of packets"));
        return string.Join(", ", words);
    }
}
