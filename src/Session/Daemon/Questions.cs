using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Rdfwd.Interop;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Links;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Daemon;

/// <summary>Answers the requests of one client, on its thread.</summary>
internal sealed class Questions
{
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(30);

    // Longer than the near end waits for a person.
    private static readonly TimeSpan LinkTime = TimeSpan.FromSeconds(50);

    private readonly SessionDaemon _daemon;
    private readonly string _who;
    private readonly Files.FileReceiver _files;
    private readonly Services.FileOffers _offers;

    public Questions(SessionDaemon daemon, string who, Files.FileReceiver files, Services.FileOffers offers)
    {
        _offers = offers;
        _files = files;
        _daemon = daemon;
        _who = who;
    }

    /// <summary>Does what is asked. Failures become answers.</summary>
    public Response Answer(Request request)
    {
        _daemon.Log.LogDebug("{Who} asks: {Verb}", _who, request.Verb);
        try
        {
            return request.Verb switch
            {
                "info" => Done(request, JsonSerializer.Serialize(_daemon.GetInfo(), SessionJson.Default.DaemonInfo)),
                "frames" => Done(request, FrameQuestions.Frames(_daemon, request)),
                "statistics" => Done(request, FrameQuestions.Statistics(_daemon, request)),
                "control" => Done(request, FrameQuestions.Control(_daemon, _who, request)),
                "stop" => End(request, DaemonEnd.Stop),
                "exit" => End(request, DaemonEnd.Leave),
                "detach" => Detach(request),
                "run" => Run(request),
                "open" => Open(request),
                "open-file" => Done(request, _offers.Begin(request)),
                "open-wait" => Done(request, _offers.Await(request)),
                "send" => Send(request),
                "send-end" => Done(request, _files.End(request)),
                "screenshot" => Screenshot(request),
                _ => throw new SessionException(Failure.Refused, $"this session's daemon ({ProgramVersion.Text}) does not know '{Text.Printable.Line(request.Verb, 40)}'"),
            };
        }
        catch (RdfwdException e)
        {
            string json = JsonSerializer.Serialize(new FailureAnswer(Departures.TextOf(e)), SessionJson.Default.FailureAnswer);
            return new Response(request.Id, (uint)Departures.ReasonOf(e), json, []);
        }
    }

    private static Response Done(Request request, string json)
    {
        return new Response(request.Id, 0, json, []);
    }

    private Response End(Request request, DaemonEnd end)
    {
        _daemon.End(end, $"{(end == DaemonEnd.Stop ? "stopped" : "ended")} by {_who}");
        if (!_daemon.WaitEnded(EndTime))
            throw new SessionException(Failure.Timeout, $"the session does not end; its log is {_daemon.Directory.LogPath}");
        return Done(request, "{}");
    }

    private Response Detach(Request request)
    {
        DaemonClient? client = _daemon.Clients.Current;
        client?.Leave(DisconnectReason.Detached, $"detached by {_who}");
        return Done(request, JsonSerializer.Serialize(new DetachAnswer(client?.Who ?? ""), SessionJson.Default.DetachAnswer));
    }

    private Response Run(Request request)
    {
        if (!request.Arguments.TryGetValue("command", out string[]? words) || words.Length == 0 || words[0].Length == 0)
            throw new SessionException(Failure.Usage, "there is no command to run");
        int pid = _daemon.StartProgram(words);
        return Done(request, JsonSerializer.Serialize(new RunAnswer(pid), SessionJson.Default.RunAnswer));
    }

    private Response Open(Request request)
    {
        if (!request.Arguments.TryGetValue("link", out string[]? links) || links is not [{ Length: > 0 } link])
            throw new SessionException(Failure.Usage, "there is no link to open");
        LinkOpened? answer = _daemon.Services.Links.Open(link, LinkTime);
        OpenAnswer told = new(answer?.Outcome.ToString().ToLowerInvariant() ?? OpenAnswer.Nobody, answer?.Reason ?? "");
        return Done(request, JsonSerializer.Serialize(told, SessionJson.Default.OpenAnswer));
    }

    private Response Send(Request request) => _daemon.Record.ReadOnly
        ? throw new SessionException(Failure.PermissionDenied, $"session :{_daemon.Record.Display} was started with --readonly, to be looked at only; it takes no files")
        : Done(request, _files.Begin(request));

    private Response Screenshot(Request request)
    {
        uint? window = null;
        if (request.Arguments.TryGetValue("window", out string[]? ids) && ids.Length > 0)
            window = uint.TryParse(ids[0], NumberStyles.None, CultureInfo.InvariantCulture, out uint id) ? id : throw new SessionException(Failure.Usage, "a window's id is a number");
        using MemoryStream png = new();
        _daemon.Display.WriteScreenshot(png, window);
        string json = JsonSerializer.Serialize(new ScreenshotAnswer(png.Length), SessionJson.Default.ScreenshotAnswer);
        return png.Length <= Limits.ResponsePayloadBytes - 4096
            ? new Response(request.Id, 0, json, png.ToArray())
            : throw new SessionException(Failure.Refused, $"the picture has {png.Length / 1_000_000} MB, more than an answer may carry; ask for one window");
    }
}
