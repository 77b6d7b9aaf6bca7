using System.Globalization;
using Rdfwd.Display.Records;
using Rdfwd.Session.Daemon;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Printing;

/// <summary>What <c>rdfwd top</c> shows, as lines. Pure.</summary>
internal static class TopPage
{
    /// <param name="now">The newest answer.</param>
    /// <param name="before">The one before it, for the processors' shares; null at the first.</param>
    /// <param name="columns">Longer lines are cut.</param>
    public static IReadOnlyList<string> Format(StatisticsAnswer now, StatisticsAnswer? before, int columns)
    {
        List<string> lines =
        [
            Text($"rdfwd top  {now.Display} ({Printable.Line(now.Name, 40)})  {(now.Client is { } client ? Printable.Line(client.Who, 60) : "nobody is attached")}"),
            Text($"link: round trip {now.RoundTripUs / 1000.0:0.0} ms, delivers {Rate(now.LinkBytesPerSecond * 8)}, in flight {Bytes(now.InFlightBytes)}, queued {Bytes(now.Client?.QueuedBytes ?? 0)}"),
            Text($"processors: {string.Join(", ", now.Processes.Select(p => Process(p, now, before)))}"),
            "",
            $"{"fps",6} {"p50 ms",8} {"p95 ms",8} {"Mbit/s",8} {"queue ms",9} {"far %",6} {"near %",6} {"refine",6}  {"codecs",-30} window",
        ];
        foreach (WindowStatistics w in now.Windows.OrderByDescending(w => w.BitsPerSecond))
        {
            lines.Add(
                Text($"{w.FramesPerSecond,6:0.0} {w.LatencyP50Us / 1000.0,8:0.0} {w.LatencyP95Us / 1000.0,8:0.0} {w.BitsPerSecond / 1e6,8:0.00} {w.QueueP95Us / 1000.0,9:0.0} ")
                + Text($"{w.EncodeShare * 100,6:0.0} {w.DecodeShare * 100,6:0.0} {w.Refinements,6}  {Codecs(w, now.Decoder ?? ""),-30} {(w.Title.Length > 0 ? Printable.Line(w.Title, 60) : Text($"0x{w.Window:x}"))}"));
        }

        if (now.Windows.Count == 0)
            lines.Add("    no window changes");
        return [.. lines.Select(line => line.Length > columns ? line[..columns] : line)];
    }

    private static string Codecs(WindowStatistics w, string decoder)
    {
        string mix = string.Join(' ', w.Codecs.Take(3).Select(c => Text($"{Printable.Line(c.Codec, 16)} {c.Share * 100:0}%")));
        if (w.VideoEncoder.Length == 0)
            return mix;
        return decoder.Length > 0 ? $"{mix} ({Printable.Line(w.VideoEncoder, 16)}, {Printable.Line(decoder, 16)})" : $"{mix} ({Printable.Line(w.VideoEncoder, 16)})";
    }

    private static string Process(ProcessUse process, StatisticsAnswer now, StatisticsAnswer? before)
    {
        string name = process.Role == "program" ? Printable.Line(Path.GetFileName(process.Command.Split(' ')[0]), 24) : process.Role.Replace('_', ' ');
        string memory = Text($"{process.ResidentKib / 1024.0:0} MB");
        if (before?.Processes.FirstOrDefault(p => p.Pid == process.Pid) is not { } old || now.NowUs <= before.NowUs)
            return $"{name} {memory}";
        return Text($"{name} {Math.Max(0, process.CpuSeconds - old.CpuSeconds) / ((now.NowUs - before.NowUs) / 1e6) * 100:0} % {memory}");
    }

    private static string Rate(double bits) => bits == 0 ? "?" : Text($"{bits / 1e6:0.0} Mbit/s");

    private static string Bytes(long bytes) => bytes < 10_000 ? Text($"{bytes} B") : Text($"{bytes / 1000.0:0} kB");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
