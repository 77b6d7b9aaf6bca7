using Rdfwd.Display.Far;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Client;
using Rdfwd.Session.Devices;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Links;
using Rdfwd.Session.Starting;
using Rdfwd.Session.Targets;
using Rdfwd.Wire;
using Rdfwd.Wire.Framing;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Connecting;

/// <summary>
/// The far end of a link, before there is a session: greets, reads what the client wants, and answers by itself (list,
/// version, doctor) or finds or makes the session and hands the link to its daemon. It copies no bytes afterwards.
/// Ssh and exec: run it as <c>rdfwd _connect</c>; for this machine it runs on a thread of the client.
/// </summary>
public sealed class Connector
{
    private const int GreetingTimeoutMs = 30_000;

    private readonly string _programPath;

    /// <param name="programPath">The program that serves a session when it is run with <c>_session</c>.</param>
    public Connector(string programPath)
    {
        _programPath = programPath;
    }

    /// <summary>Serves one link to its end. The descriptors stay the caller's. Returns 0, or 1 when the link or the request failed.</summary>
    public int Run(SafeFileDescriptor input, SafeFileDescriptor output)
    {
        try
        {
            Serve(input, output);
            return 0;
        }
        catch (LinkException)
        {
            // The client is gone; there is nobody to tell.
            return 1;
        }
        catch (RdfwdException e)
        {
            SayBye(output, Departures.ReasonOf(e), Departures.TextOf(e));
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            SayBye(output, DisconnectReason.InternalError, e.Message);
            return 1;
        }
    }

    private void Serve(SafeFileDescriptor input, SafeFileDescriptor output)
    {
        Hello own = Greetings.Create(Roles.Connect);
        Preamble.Write(output);
        HandshakeWriter.Write(output, own);
        using HandshakeReader reader = new(input);
        if (!reader.TryRead(out IncomingMessage first, GreetingTimeoutMs))
            return;
        Hello hello = first.Read<Hello>();
        byte[] helloBytes = first.Payload.ToArray();
        if (ProtocolVersion.Refuse(own, hello) is { } refusal)
        {
            HandshakeWriter.Write(output, refusal);
            return;
        }

        if (!reader.TryRead(out IncomingMessage second, GreetingTimeoutMs))
            return;
        Open open = second.Read<Open>();
        switch (open.Verb)
        {
            case OpenVerbs.List:
                Answer(output, MachineAnswers.List());
                break;
            case OpenVerbs.Version:
                Answer(output, MachineAnswers.Version());
                break;
            case OpenVerbs.Devices:
                DeviceServer.Run(input, output);
                break;
            case OpenVerbs.Doctor:
                Answer(output, MachineAnswers.Examine(checkDisplay: false));
                break;
            case OpenVerbs.Start:
                StreamRequest.Check(open.Options);
                HandOverTo(StartOrFind(open, out bool created), input, output, helloBytes, Mark(open, created));
                break;
            case OpenVerbs.Attach or OpenVerbs.Control:
                HandOverTo(FindLive(open.Target), input, output, helloBytes, open);
                break;
            default:
                throw new SessionException(Failure.Refused, $"this rdfwd ({ProgramVersion.Text}) does not know '{Text.Printable.Line(open.Verb, 40)}'");
        }
    }

    private SessionDirectory StartOrFind(Open open, out bool created)
    {
        StartOptions options = StartOptions.FromWire(open.Options);
        created = false;
        if (options.Kind == FarDisplayKind.Shadow)
        {
            int shadowed = Shadows.ShadowedDisplay.Find(options.ShadowDisplay).Number;
            options = options with { Display = shadowed, ShadowDisplay = $":{shadowed}" };
        }

        using RootLock turn = new(RuntimeRoot.Create());
        if (SessionReuse.Find(SessionScanner.Scan(), options) is { } session)
            return session.State == SessionState.Dead ? Adopt(session) : session.Directory;
        created = true;
        return DaemonStarter.Start(_programPath, new DaemonRequest { Options = options.ToWire() });
    }

    private SessionDirectory FindLive(string text)
    {
        if (!SessionSelector.TryParse(text, out SessionSelector selector))
            throw new SessionException(Failure.NoSuchSession, $"'{Text.Printable.Line(text, 80)}' is neither a display nor a session's name");
        FoundSession session = SessionScanner.Find(selector);
        if (session.State == SessionState.Live)
            return session.Directory;

        // Somebody else may be adopting it this moment.
        using RootLock turn = new(RuntimeRoot.Create());
        session = SessionScanner.Find(selector);
        return session.State switch
        {
            SessionState.Live => session.Directory,
            SessionState.Dead => Adopt(session),
            _ => throw new SessionException(Failure.ConnectionLost, $"session :{session.Directory.Display} cannot be used: {session.Remark}"),
        };
    }

    private SessionDirectory Adopt(FoundSession session)
    {
        return DaemonStarter.Start(_programPath, new DaemonRequest { Adopt = session.Directory.FullPath });
    }

    private static Open Mark(Open open, bool created)
    {
        Dictionary<string, string[]> options = new(open.Options) { ["created"] = [created ? "yes" : "no"] };
        return open with { Options = options };
    }

    private static void HandOverTo(SessionDirectory directory, SafeFileDescriptor input, SafeFileDescriptor output, byte[] hello, Open open)
    {
        using PooledBuffer openBytes = new();
        MessageCodec.Write(openBytes, open);
        using SafeFileDescriptor socket = Connect(directory);
        HandOff.Send(socket, input, output, hello, openBytes.Written, RemoteAddress());

        // Held open here, a stream would outlive the daemon's closing it.
        input.Dispose();
        output.Dispose();
        HandOff.ReceiveStatus(socket);
    }

    private static SafeFileDescriptor Connect(SessionDirectory directory)
    {
        try
        {
            return DaemonSocket.Connect(directory.SocketPath);
        }
        catch (NativeException e)
        {
            throw new SessionException(Failure.ConnectionLost, $"the daemon of session :{directory.Display} does not answer ({e.Message})", e);
        }
    }

    /// <summary>The client's address as sshd saw it, or nothing.</summary>
    private static string RemoteAddress()
    {
        string connection = Environment.GetEnvironmentVariable("SSH_CONNECTION") ?? "";
        return connection.Split(' ')[0];
    }

    private static void Answer(SafeFileDescriptor output, string json)
    {
        HandshakeWriter.Write(output, new Response(0, 0, json, []));
        HandshakeWriter.Write(output, new Bye(DisconnectReason.Normal, ""));
    }

    private static void SayBye(SafeFileDescriptor output, DisconnectReason reason, string text)
    {
        try
        {
            HandshakeWriter.Write(output, new Bye(reason, text));
        }
        catch (LinkException)
        {
            // The client left first.
        }
        catch (ObjectDisposedException)
        {
            // The link is the daemon's already.
        }
    }
}
