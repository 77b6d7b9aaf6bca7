using System.Globalization;
using Rdfwd.Display.Records;
using Rdfwd.Session.Daemon;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Printing;

/// <summary>What <c>rdfwd top</c> shows, as lines. Pure.</summary>
internal static class TopPage
{
    private const int FiguresWidth = 70;
    private const int LeastTitle = 10;
    private const int MostTitle = 32;

    /// <param name="now">The newest answer.</param>
    /// <param name="before">The one before it, for the processors' shares; null at the first.</param>
    /// <param name="columns">Longer lines are cut.</param>
    public static IReadOnlyList<string> Format(StatisticsAnswer now, StatisticsAnswer? before, int columns)
    {
        // What figures and "h264 100%" leave of the line.
        int title = Math.Clamp(columns - FiguresWidth, LeastTitle, MostTitle);
        List<string> lines =
        [
            Text($"rdfwd top  {now.Display} ({Printable.Line(now.Name, 40)})  {(now.Client is { } client ? Printable.Line(client.Who, 60) : "nobody is attached")}"),
            Text($"link: round trip {now.RoundTripUs / 1000.0:0.0} ms, delivers {Rate(now.LinkBytesPerSecond * 8)}, in flight {Bytes(now.InFlightBytes)}, queued {Bytes(now.Client?.QueuedBytes ?? 0)}"),
            Text($"processors: {string.Join(", ", now.Processes.Select(p => Process(p, now, before)))}"),
            "",
            $"{"window".PadRight(title)} {"fps",5} {"p50 ms",7} {"p95 ms",7} {"Mbit/s",7} {"queue ms",8} {"far %",5} {"near %",6} {"refine",6}  codecs",
        ];
        foreach (WindowStatistics w in now.Windows.OrderByDescending(w => w.BitsPerSecond))
        {
            string name = Printable.Line(w.Title.Length > 0 ? w.Title : Text($"0x{w.Window:x}"), 200);
            lines.Add(
                $"{(name.Length > title ? name[..(title - 1)] + "…" : name.PadRight(title))} "
                + Text($"{w.FramesPerSecond,5:0.0} {w.LatencyP50Us / 1000.0,7:0.0} {w.LatencyP95Us / 1000.0,7:0.0} {w.BitsPerSecond / 1e6,7:0.00} {w.QueueP95Us / 1000.0,8:0.0} ")
                + Text($"{w.EncodeShare * 100,5:0.0} {w.DecodeShare * 100,6:0.0} {w.Refinements,6}  {Codecs(w, now.Decoder ?? "")}"));
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
