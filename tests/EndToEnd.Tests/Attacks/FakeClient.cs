using Rdfwd.Interop.Libc;
using Rdfwd.Session.Connecting;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.EndToEnd.Tests.Attacks;

/// <summary>A near end that need not behave: what is behind it is a real daemon or a real connector.</summary>
internal sealed class FakeClient : IDisposable
{
    private readonly SafeFileDescriptor? _socket;
    private readonly ChildProcess? _connector;

    private FakeClient(RawPeer peer, SafeFileDescriptor? socket, ChildProcess? connector)
    {
        Peer = peer;
        _socket = socket;
        _connector = connector;
    }

    public RawPeer Peer { get; }

    /// <summary>The connector's exit status once it has ended.</summary>
    public int? ConnectorStatus => _connector is not null && _connector.TryGetExit(out int code, out _) ? code : null;

    /// <summary>Hands two pipes to the daemon, as a connector does after the greeting.</summary>
    public static FakeClient HandedTo(SessionFiles session, string role = Roles.Attach, string verb = OpenVerbs.Attach, bool services = false)
    {
        Dictionary<string, string[]> options = [];
        ServiceRequest.Add(options, services, opensLinks: false, opensFiles: false);
        using PooledBuffer hello = new();
        using PooledBuffer open = new();
        MessageCodec.Write(hello, Hello(role));
        MessageCodec.Write(open, new Open(verb, "", options));
        return HandedTo(session, hello.Written, open.Written);
    }

    /// <summary>The same with a greeting that the connector would not have let through.</summary>
    public static FakeClient HandedTo(SessionFiles session, ReadOnlySpan<byte> hello, ReadOnlySpan<byte> open)
    {
        (SafeFileDescriptor farInput, SafeFileDescriptor output) = FileDescriptors.CreatePipe();
        (SafeFileDescriptor input, SafeFileDescriptor farOutput) = FileDescriptors.CreatePipe();
        using (farInput)
        using (farOutput)
        {
            SafeFileDescriptor socket = UnixSocket.Connect(session.Socket);
            HandOff.Send(socket, farInput, farOutput, hello, open, "");
            return new FakeClient(new RawPeer(input, output, expectPreamble: false), socket, null);
        }
    }

    /// <summary>Talks with a <c>rdfwd _connect</c> of its own; nothing is said yet.</summary>
    public static FakeClient Connected(Machine machine)
    {
        (SafeFileDescriptor farInput, SafeFileDescriptor output) = FileDescriptors.CreatePipe();
        (SafeFileDescriptor input, SafeFileDescriptor farOutput) = FileDescriptors.CreatePipe();
        using (farInput)
        using (farOutput)
        {
            ChildProcess connector = ProcessSpawner.Spawn(new ProcessStart
            {
                FileName = ProgramPath.Rdfwd,
                Arguments = ["_connect"],
                Environment = machine.Environment,
                StandardInput = farInput.Descriptor,
                StandardOutput = farOutput.Descriptor,
                NewSession = true,
            });
            return new FakeClient(new RawPeer(input, output, expectPreamble: true), null, connector);
        }
    }

    public static Hello Hello(string role) => new(ProtocolVersion.Major, ProtocolVersion.Minor, "attacker 1.0", role, new Dictionary<string, string>());

    /// <summary>Waits for the goodbye and the end of the link.</summary>
    public Bye AwaitBye()
    {
        Bye bye = Peer.Await<Bye>();
        Wait.Until("the link is closed after the goodbye", () => Peer.Ended);
        return bye;
    }

    public void Dispose()
    {
        Peer.Dispose();
        _socket?.Dispose();
        if (_connector is null)
            return;
        _ = _connector.Kill(Libc.SIGKILL);
        _ = _connector.WaitForExit(TimeSpan.FromSeconds(10));
        _connector.Dispose();
    }
}
