using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Rdfwd.Display;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Records;
using Rdfwd.Session.Directories;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Daemon;

/// <summary>Answers what is asked about pictures: <c>frames</c>, <c>statistics</c> and <c>control</c>.</summary>
internal static class FrameQuestions
{
    private const double LongestSpanSeconds = 60;

    /// <summary>The records after a number, as JSON.</summary>
    public static string Frames(SessionDaemon daemon, Request request)
    {
        long after = (long)Number(request, "after", 0, 0, long.MaxValue);
        int most = (int)Number(request, "most", int.MaxValue, 0, int.MaxValue);
        FramesReport report = daemon.Display.GetFrames(after, most);
        return JsonSerializer.Serialize(report, FramesJson.Default.FramesReport);
    }

    /// <summary>What top shows, as JSON.</summary>
    public static string Statistics(SessionDaemon daemon, Request request)
    {
        double seconds = Number(request, "seconds", 1, 0.1, LongestSpanSeconds);
        SessionRecord record = daemon.Record;
        DisplayStatistics picture = daemon.Display.GetStatistics(TimeSpan.FromSeconds(seconds));
        Rdfwd.Display.Far.ViewerReport? viewer = picture.Viewers.Count > 0 ? picture.Viewers[^1] : null;
        DaemonInfo info = daemon.GetInfo(picture: false);
        StatisticsAnswer answer = new(
            info.Display,
            record.Name,
            seconds,
            (long)TimeProvider.System.GetMicroseconds(),
            info.Client,
            viewer?.RoundTripUs ?? 0,
            viewer?.BytesPerSecond ?? 0,
            viewer?.InFlightBytes ?? 0,
            picture.Decoder,
            picture.Windows,
            [
                ProcessUse.Of("daemon", info.Daemon.Pid, info.Daemon.Command),
                .. info.XServer is { } server ? (ProcessUse[])[ProcessUse.Of("x_server", server.Pid, server.Command)] : [],
                .. info.Programs.Select(p => ProcessUse.Of("program", p.Pid, p.Command)),
            ]);
        return JsonSerializer.Serialize(answer, FramesJson.Default.StatisticsAnswer);
    }

    /// <summary>Changes settings, all or none, and tells what all of them are then, as JSON.</summary>
    public static string Control(SessionDaemon daemon, string who, Request request)
    {
        PictureOptions options = daemon.Display.Options;
        foreach ((string name, string[] values) in request.Arguments)
        {
            if (!options.TryWith(Text.Printable.Line(name, 40), Text.Printable.Line(values.Length == 0 ? "" : values[^1], 40), out options, out string error))
                throw new SessionException(Failure.Refused, error);
        }

        try
        {
            daemon.Display.Options = options;
        }
        catch (VideoCodecException e)
        {
            throw new SessionException(Failure.NoCodec, Text.Printable.Continued(e.Message), e);
        }

        if (request.Arguments.Count > 0)
            daemon.Log.LogInformation("{Who} set {Settings}", who, string.Join(", ", request.Arguments.Select(a => $"{a.Key} {options.ValueOf(a.Key)}")));
        Dictionary<string, string> all = PictureOptions.Settings.ToDictionary(s => s.Name, s => options.ValueOf(s.Name));
        return JsonSerializer.Serialize(all, FramesJson.Default.DictionaryStringString);
    }

    private static double Number(Request request, string name, double preset, double low, double high)
    {
        if (!request.Arguments.TryGetValue(name, out string[]? values) || values.Length == 0)
            return preset;
        return double.TryParse(values[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value >= low && value <= high
            ? value
            : throw new SessionException(Failure.Usage, string.Create(CultureInfo.InvariantCulture, $"'{Text.Printable.Line(values[0], 40)}' is no value for {name}; give a number from {low} to {high}"));
    }
}
