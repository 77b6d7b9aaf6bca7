using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Rdfwd.Display;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Recordings;
using Rdfwd.Interop.Libc;
using Rdfwd.Session;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd replay</c></summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "What rdfwd record wrote" };
        Option<string[]> set = new("--set") { HelpName = "SETTING=VALUE", Description = "As with rdfwd control: encoding, encoder, quality, bitrate (may be given again)" };
        Option<string> rate = new("--rate") { HelpName = "RATE", Description = "What the link delivers, bits a second: 4M, or none", DefaultValueFactory = _ => "none" };
        Option<bool> json = new("--json") { Description = "Print JSON" };
        ProgramCommand command = new(
            "replay",
            "Encode a recorded session again, and tell what it costs",
            ("rdfwd replay trouble.rec", "as it would be sent without a link's limits"),
            ("rdfwd replay trouble.rec --rate 4M --set quality=30", "for 4 Mbit/s, with coarser video"))
        {
            file,
            set,
            rate,
            json,
        };
        command.SetAction(result =>
        {
            PictureOptions picture = new();
            foreach (string word in result.GetValue(set) ?? [])
            {
                string[] parts = word.Split('=', 2);
                if (parts[0] is "fps" or "limit")
                    throw new SessionException(Failure.Usage, $"'{parts[0]}' changes nothing in a replay: every recorded change is encoded, and --rate says what the link delivers");
                if (!picture.TryWith(parts[0], parts.Length > 1 ? parts[1] : "", out picture, out string error))
                    throw new SessionException(Failure.Usage, error);
            }

            if (!PictureOptions.TryRate(result.GetValue(rate)!, out long bits))
                throw new SessionException(Failure.Usage, $"'{result.GetValue(rate)}' is no rate; write 500k, 4M or none");
            ReplayResult found = Run(result.GetValue(file)!, new ReplayOptions { Picture = picture, LinkBitsPerSecond = bits });
            if (result.GetValue(json))
                Console.Out.WriteLine(JsonSerializer.Serialize(found, FramesJson.Default.ReplayResult));
            else
                Print(found, Console.Out);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static ReplayResult Run(string path, ReplayOptions options)
    {
        try
        {
            using FileStream input = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 20);
            return Replay.Run(input, options, Interruption.Token);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"{path} cannot be read: {SystemWords.Of(e)}", e);
        }
        catch (Wire.ProtocolException e)
        {
            throw new SessionException(Failure.FileFailed, $"{path} cannot be replayed: {Printable.Continued(e.Message)}", e);
        }
        catch (VideoCodecException e)
        {
            throw new SessionException(Failure.NoCodec, Printable.Continued(e.Message), e);
        }
    }

    private static void Print(ReplayResult r, TextWriter output)
    {
        double frames = Math.Max(1, r.Frames);
        Line($"recording: {r.RecordedSeconds:0.0} s, {r.Changes} changes in {r.Windows} windows{(r.Whole ? "" : "; it was cut off")}");
        if (r.Gaps > 0)
            Line($"gaps: {r.Gaps}, {r.MissingSeconds:0.0} s in all, in which the link was lost");
        Line($"frames: {r.Frames}, {r.Refinements} of them only to be exact; {(r.Exact ? "exact at the end" : "NOT exact at the end")}");
        Line($"bytes: {r.Bytes}, {r.Bytes / frames / 1000:0.00} kB a frame, {r.Bytes * 8 / 1e6 / Math.Max(0.001, r.RecordedSeconds):0.00} Mbit/s");
        foreach ((string codec, long bytes) in r.Codecs.OrderByDescending(c => c.Value))
            Line($"  {codec}: {bytes} ({bytes * 100.0 / Math.Max(1, r.Bytes):0} %)");
        Line($"encoding: {r.EncodeSeconds * 1000 / frames:0.00} ms a frame; p50 {r.EncodeP50Us / 1000.0:0.00}, p95 {r.EncodeP95Us / 1000.0:0.00}, p99 {r.EncodeP99Us / 1000.0:0.00} ms");
        Line($"processor: {r.ProcessorSeconds:0.00} s, reading included");
        Line($"sha256: {r.Sha256}");

        void Line(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }
}
