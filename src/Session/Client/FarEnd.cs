using Rdfwd.Interop.Libc;
using Rdfwd.Session.Connecting;
using Rdfwd.Session.Links;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;
using Rdfwd.Session.Transports;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Client;

/// <summary>A link whose two ends have greeted each other. Owns the connection and what carries it.</summary>
internal sealed class FarEnd : IDisposable
{
    private const int HelloTimeoutMs = 20_000;

    // A sign of life takes less.
    private const int ProgressBytes = 4096;

    private readonly Link _link;

    private FarEnd(Link link, WireConnection connection, Hello hello, string machine)
    {
        _link = link;
        Connection = connection;
        Hello = hello;
        Machine = machine;
    }

    public WireConnection Connection { get; }

    /// <summary>What the far end said of itself.</summary>
    public Hello Hello { get; }

    /// <summary>The machine as messages name it.</summary>
    public string Machine { get; }

    /// <summary>Opens a link, with a copy of the program where that is needed and wanted. Throws <see cref="SessionException"/>.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="options">How to get there.</param>
    /// <param name="role">See <see cref="Roles"/>.</param>
    /// <param name="cancel">Ends the attempt with an interrupted failure.</param>
    public static FarEnd Connect(Target target, ConnectionOptions options, string role, CancellationToken cancel)
    {
        Transport transport = new(target, options);
        bool mayReplace = target.Kind == TargetKind.Ssh && options.RemoteProgram.Length == 0 && options.Deploy != DeployPolicy.No;
        FarEnd far = Greet(transport.Open(), transport.MachineName, options, role, cancel);
        bool fromCache = far.Hello.Capabilities.GetValueOrDefault(Greetings.Path, "").Contains("/.cache/rdfwd/", StringComparison.Ordinal);
        if (!mayReplace || !far.ShouldBeReplaced(options, fromCache))
            return far.CheckVersion(role);
        far.Dispose();
        FarEnd second = Greet(transport.Open(cacheOnly: true, replaceCache: fromCache), transport.MachineName, options, role, cancel);
        return second.CheckVersion(role);
    }

    /// <summary>Says what is wanted and waits for the session. Throws what the far end's goodbye announces; this is disposed then.</summary>
    public Opened Open(Open open, TimeSpan timeout, CancellationToken cancel)
    {
        try
        {
            Connection.Send(Channel.Control, open);
            IncomingMessage message = Await(timeout, cancel);
            return message.Type == MessageType.Opened ? message.Read<Opened>() : throw Unexpected(message);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Asks what the connector answers by itself.</summary>
    public Response Ask(Open open, TimeSpan timeout, CancellationToken cancel)
    {
        Connection.Send(Channel.Control, open);
        return ToResponse(Await(timeout, cancel));
    }

    /// <summary>
    /// The next answer of a session's daemon, which may be as long as it takes while its bytes come. Pings on the way are answered; signs of life are
    /// given, because those of the far end wait behind the answer in the link.
    /// </summary>
    public Response AwaitResponse(TimeSpan timeout, CancellationToken cancel)
    {
        return ToResponse(Await(timeout, cancel, givesLife: true));
    }

    /// <summary>The next message of any kind but Ping and Pong. Pings on the way are answered.</summary>
    public IncomingMessage AwaitMessage(TimeSpan timeout, CancellationToken cancel)
    {
        return Await(timeout, cancel);
    }

    /// <summary>Why the link ended, with what its carrier knows.</summary>
    public SessionException ExplainLoss()
    {
        string reason = Connection.Aborted?.Message ?? "";

        // A carrier that fell silent has nothing to say and does not end.
        SessionException? known = Connection.Aborted?.Reason == DisconnectReason.LinkLost ? _link.Explain() : null;
        return known is null or { Failure: Failure.SshFailed or Failure.NoRemoteProgram }
            ? new SessionException(Failure.ConnectionLost, $"the link to {Machine} was lost ({Printable.Continued(reason)})")
            : known;
    }

    public void Dispose()
    {
        Connection.Dispose();
        _link.Dispose();
    }

    private static FarEnd Greet(Link link, string machine, ConnectionOptions options, string role, CancellationToken cancel)
    {
        WireConnection? connection = null;
        try
        {
            // Made while the far end starts.
            Hello own = Greetings.Create(role);
            AwaitPreamble(link, machine, options, cancel);
            (SafeFileDescriptor input, SafeFileDescriptor output) = link.TakeStreams();
            connection = new WireConnection(input, output, TimeProvider.System);
            IncomingMessage message = Await(connection, link, machine, TimeSpan.FromMilliseconds(HelloTimeoutMs), cancel);
            if (message.Type != MessageType.Hello)
                throw Unexpected(message);
            Hello hello = message.Read<Hello>();
            connection.Send(Channel.Control, own);
            connection.MarkHelloDone();
            return new FarEnd(link, connection, hello, machine);
        }
        catch
        {
            connection?.Dispose();
            link.Dispose();
            throw;
        }
    }

    private static void AwaitPreamble(Link link, string machine, ConnectionOptions options, CancellationToken cancel)
    {
        const int SliceMs = 100;
        Greeting greeting = new();
        long deadline = Environment.TickCount64 + (long)options.AnswerTimeout.TotalMilliseconds;
        Span<byte> one = stackalloc byte[1];
        while (true)
        {
            ThrowIfCancelled(cancel);
            if (!FileDescriptors.Wait(link.Input.Descriptor, Libc.POLLIN, SliceMs))
            {
                if (Environment.TickCount64 > deadline)
                    throw new SessionException(Failure.Timeout, $"rdfwd on {machine} did not answer within {options.AnswerTimeout.TotalSeconds:0} seconds") { Details = greeting.Noise };
                continue;
            }

            if (ReadOne(link.Input, one) <= 0)
            {
                ThrowIfCancelled(cancel);
                SessionException why = link.Explain();
                throw new SessionException(why.Failure, why.Message) { Details = greeting.Noise };
            }

            switch (greeting.Feed(one[0]))
            {
                case GreetingStep.Preamble:
                    return;
                case GreetingStep.Missing:
                    new Deployment(options, machine).Send(greeting.Argument, link.Output);
                    break;
                case GreetingStep.DeployFailed:
                    throw new SessionException(Failure.DeployFailed, $"rdfwd could not be copied to {machine}: {greeting.Argument} failed; is the disk full or the home directory read-only?") { Details = link.Explain().Details };
                case GreetingStep.TooMuchNoise:
                    throw new SessionException(Failure.ProtocolError, $"{machine} talks without end instead of starting rdfwd; its last lines:") { Details = greeting.Noise };
                default:
                    break;
            }
        }
    }

    /// <summary>
    /// Whether the far program should make place for a copy of this one: it speaks another protocol, or it is a copy that
    /// another build of this version left in the cache, which works, so that nobody is urged.
    /// </summary>
    private bool ShouldBeReplaced(ConnectionOptions options, bool fromCache)
    {
        if (Hello.Major != ProtocolVersion.Major)
            return true;
        bool otherBuild = Hello.Capabilities.GetValueOrDefault(Greetings.Build, "") != ProgramVersion.Build;
        return fromCache && otherBuild && options.Deploy == DeployPolicy.Yes;
    }

    private FarEnd CheckVersion(string role)
    {
        if (ProtocolVersion.Refuse(Greetings.Create(role), Hello) is not { } refusal)
            return this;
        Dispose();
        throw new SessionException(Failure.VersionMismatch, refusal.Message);
    }

    private static Response ToResponse(in IncomingMessage message) => message.Type == MessageType.Response ? message.Read<Response>() : throw Unexpected(message);

    private IncomingMessage Await(TimeSpan timeout, CancellationToken cancel, bool givesLife = false)
    {
        return Await(Connection, _link, Machine, timeout, cancel, givesLife);
    }

    private static IncomingMessage Await(WireConnection connection, Link link, string machine, TimeSpan timeout, CancellationToken cancel, bool givesLife = false)
    {
        const int SliceMs = 200;
        long deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds, lifeGiven = Environment.TickCount64, known = connection.BytesReceived;
        while (true)
        {
            ThrowIfCancelled(cancel);
            long now = Environment.TickCount64;
            if (givesLife && now - lifeGiven >= (long)LinkWatch.PingAfter.TotalMilliseconds)
            {
                lifeGiven = now;
                connection.Send(Channel.Control, new Ping(TimeProvider.System.GetMicroseconds()));
            }

            if (connection.BytesReceived - known >= ProgressBytes)
            {
                known = connection.BytesReceived;
                deadline = now + (long)timeout.TotalMilliseconds;
            }

            if (connection.Receive(out IncomingMessage message, SliceMs))
            {
                switch (message.Type)
                {
                    case MessageType.Ping:
                        connection.Send(Channel.Control, new Pong(message.Read<Ping>().Time, TimeProvider.System.GetMicroseconds()));
                        continue;
                    case MessageType.Pong:
                        continue;
                    default:
                        return message;
                }
            }

            if (connection.Aborted is { } cause)
            {
                SessionException why = link.Explain();
                throw why.Failure is Failure.SshFailed ? new SessionException(Failure.ConnectionLost, $"the link to {machine} was lost ({Printable.Continued(cause.Message)})") : why;
            }

            if (Environment.TickCount64 > deadline)
                throw new SessionException(Failure.Timeout, $"rdfwd on {machine} did not answer within {timeout.TotalSeconds:0} seconds");
        }
    }

    private static void ThrowIfCancelled(CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested)
            throw new SessionException(Failure.Interrupted, "interrupted");
    }

    private static Exception Unexpected(in IncomingMessage message)
    {
        if (message.Type != MessageType.Bye)
            return new ProtocolException($"the other side sent message {(int)message.Type} where an answer was expected");
        Bye bye = message.Read<Bye>();
        return Departures.ToException(bye.Reason, bye.Message);
    }

    private static unsafe int ReadOne(SafeFileDescriptor descriptor, Span<byte> into)
    {
        fixed (byte* start = into)
            return (int)Libc.read(descriptor, start, (nuint)into.Length);
    }
}
