using Rdfwd.Session.Connecting;
using Rdfwd.Session.Links;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Client;

/// <summary>Asks a session's daemon for things.</summary>
public sealed class ControlClient : IDisposable
{
    /// <summary>A stop waits for the programs to end.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan MessageTime = TimeSpan.FromSeconds(15);

    private readonly FarEnd _far;
    private readonly CancellationToken _cancel;
    private uint _lastId;

    private ControlClient(FarEnd far, Opened opened, CancellationToken cancel)
    {
        _far = far;
        _cancel = cancel;
        Opened = opened;
    }

    /// <summary>The session that answers.</summary>
    public Opened Opened { get; }

    /// <summary>Opens a session for questions; with <see cref="OpenVerbs.Start"/> it is made first. Throws <see cref="SessionException"/>.</summary>
    public static ControlClient Open(Target target, ConnectionOptions options, string verb = OpenVerbs.Control, Dictionary<string, string[]>? openOptions = null)
    {
        FarEnd far = FarEnd.Connect(target, options, Roles.Control, options.Cancel);
        Opened opened = far.Open(new Open(verb, target.Session.ToString(), openOptions ?? []), AnswerTime, options.Cancel);
        return new ControlClient(far, opened, options.Cancel);
    }

    internal WireConnection Connection => _far.Connection;

    /// <summary>The next message of the far end, whatever it is.</summary>
    internal IncomingMessage AwaitMessage() => _far.AwaitMessage(MessageTime, _cancel);

    /// <summary>Answers signs of life that wait, so that the far end does not take this one for lost while it works for itself.</summary>
    internal void AnswerPings()
    {
        while (_far.Connection.TryReceive(out IncomingMessage message))
        {
            if (message.Type == MessageType.Ping)
                _far.Connection.Send(Channel.Control, new Pong(message.Read<Ping>().Time, TimeProvider.System.GetMicroseconds()));
        }
    }

    /// <summary>One question and its answer. Throws the failure that the daemon answers with.</summary>
    public Response Ask(string verb, Dictionary<string, string[]>? arguments = null)
    {
        uint id = ++_lastId;
        _far.Connection.Send(Channel.Control, new Request(id, verb, arguments ?? []));
        Response answer;
        do
            answer = _far.AwaitResponse(AnswerTime, _cancel);
        while (answer.Id != id);
        if (answer.ExitCode == 0)
            return answer;
        throw Departures.ToException((DisconnectReason)answer.ExitCode, MessageOf(answer.Json));
    }

    public void Dispose()
    {
        _far.Connection.Close(DisconnectReason.Normal, "", 500);
        _far.Dispose();
    }

    private static string MessageOf(string json)
    {
        try
        {
            using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(json);
            return document.RootElement.GetProperty("message").GetString() ?? "";
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }
}
