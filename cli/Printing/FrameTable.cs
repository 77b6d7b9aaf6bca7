using System.Globalization;
using System.Text.Json;
using Rdfwd.Display.Records;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Printing;

/// <summary>Frames' records for people: one frame a line, its stages in ms.</summary>
internal static class FrameTable
{
    /// <exception cref="Wire.ProtocolException">The answer is not what this version understands.</exception>
    public static FramesReport Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FramesJson.Default.FramesReport) ?? throw new Wire.ProtocolException("the answer has no frames");
        }
        catch (JsonException e)
        {
            throw new Wire.ProtocolException("the answer is not one about frames", e);
        }
    }

    public static void Print(FramesReport report, TextWriter output)
    {
        output.WriteLine(Text($"near clock ahead by {report.ClockOffsetUs / 1000.0:0.000} ms, give or take {report.ClockUncertaintyUs / 1000.0:0.000} ms; stages in ms"));
        if (report.Frames.Count == 0)
        {
            output.WriteLine("no frames yet");
            return;
        }

        output.WriteLine($"{"window",-10} {"frame",7} {"kind",-10} {"region",-19} {"bytes",8} {"wait",6} {"grab",6} {"look",6} {"encode",6} {"queue",6} {"link",7} {"decode",6} {"draw",6} {"total",7}  how");
        foreach (FrameReport f in report.Frames)
        {
            string region = Text($"{f.Region.Width}x{f.Region.Height}+{f.Region.X}+{f.Region.Y}");
            string end = f.Result is null ? "under way" : Text($"{Codecs(f)}{(f.Result == Wire.Messages.FrameResult.Shown ? "" : $" {f.Result}")}");
            output.WriteLine(
                Text($"0x{f.Window,-8:x} {f.Frame,7} {Name(f.Kind),-10} {region,-19} {f.Bytes,8} {Ms(f.DamagedUs, f.BegunUs),6} {Ms(f.BegunUs, f.CapturedUs),6} {Ms(f.CapturedUs, f.ClassifiedUs),6} ")
                + $"{Ms(f.ClassifiedUs, f.EncodedUs),6} {Ms(f.EncodedUs, f.WrittenUs),6} {Ms(f.WrittenUs, f.ReceivedUs),7} {Ms(f.ReceivedUs, f.DecodedUs),6} {Ms(f.DecodedUs, f.PresentedUs),6} {Ms(f.DamagedUs, f.PresentedUs),7}  {end}");
        }
    }

    private static string Name(FrameKind kind) => kind switch
    {
        FrameKind.VideoKey => "video key",
        FrameKind.Refinement => "refine",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Codecs(FrameReport f)
    {
        string mix = string.Join('+', f.Codecs.OrderByDescending(c => c.Value).Select(c => Printable.Line(c.Key, 20)));
        return f.Encoder.Length > 0 ? Text($"{mix} ({Printable.Line(f.Encoder, 20)}, quality {f.Quality})") : mix;
    }

    private static string Ms(long? from, long? to) => from is { } a && to is { } b ? Text($"{(b - a) / 1000.0:0.00}") : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
