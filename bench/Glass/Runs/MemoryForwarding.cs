using Microsoft.Extensions.Logging.Abstractions;
using Rdfwd.Bench.Probe;
using Rdfwd.Display;
using Rdfwd.Display.Far;
using Rdfwd.Display.Near;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.XServers;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Bench.Runs;

/// <summary>
/// Both halves of the display in this process, over a socket pair: what the display costs without sessions, ssh and
/// processes. It sees every frame and acknowledgement, and keeps their times.
/// </summary>
public sealed class MemoryForwarding : IForwarding
{
    private readonly BenchSite _site;
    private readonly PrivateXServer _farServer;
    private readonly FarDisplay _far;
    private readonly NearDisplay _near;
    private readonly WireConnection _farEnd;
    private readonly WireConnection _nearEnd;
    private readonly FarViewer _viewer;
    private readonly Thread _farReader;
    private readonly Thread _nearReader;
    private readonly FrameTrace _trace = new();
    private readonly FrameAckSeries _acks = new();
    private readonly Frame _frame = new();
    private ChildProcess? _probe;

    public MemoryForwarding(BenchSite site)
    {
        _site = site;
        _farServer = PrivateXServer.Start(site.Directory, 1920, 1080);
        _far = FarDisplay.Open(new FarDisplayOptions(_farServer.DisplayName, _farServer.AuthorityFile, new PictureOptions()), NullLogger.Instance);
        _near = NearDisplay.Open(new NearDisplayOptions(site.NearDisplay, AuthorityFile: site.NearAuthority), NullLogger.Instance);
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        _farEnd = new WireConnection(a, a, TimeProvider.System);
        _nearEnd = new WireConnection(b, b, TimeProvider.System);
        _farEnd.MarkHelloDone();
        _nearEnd.MarkHelloDone();
        _viewer = _far.Attach(_farEnd);
        _near.Connected(_nearEnd);
        _farReader = Read("far-reader", _farEnd, OnFarMessage);
        _nearReader = Read("near-reader", _nearEnd, OnNearMessage);
    }

    private delegate void Handler(in IncomingMessage message);

    public string Name => "in one process";

    /// <summary>The frames so far.</summary>
    public FrameTrace Trace => _trace;

    public void Start(ProbeOptions probe)
    {
        string[] words = ProbeCommandLine.Words(probe);
        Dictionary<string, string> environment = new(_site.Environment)
        {
            ["DISPLAY"] = _farServer.DisplayName,
            ["XAUTHORITY"] = _farServer.AuthorityFile,
        };
        _probe = ProcessSpawner.Spawn(new ProcessStart { FileName = words[0], Arguments = words[1..], Environment = environment, StandardError = 2, NewSession = true });
    }

    public void CheckAlive()
    {
        if (_probe!.TryGetExit(out _, out _))
            throw new BenchException("The probe ended.");
        if (_nearEnd.Aborted is { } cause)
            throw new BenchException($"The connection ended: {cause.Message}");
    }

    public IReadOnlyList<ProcessRole> Processes() => [new ProcessRole(Environment.ProcessId, "both ends"), new ProcessRole(_probe!.Pid, "-probe")];

    public WireBytes? Wire() => new WireBytes(_nearEnd.BytesSent, _farEnd.BytesSent);

    public void Dispose()
    {
        if (_probe is not null)
            BenchSite.End(_probe);
        _farEnd.Abort(DisconnectReason.LinkLost, "the end");
        _nearEnd.Abort(DisconnectReason.LinkLost, "the end");
        _farReader.Join();
        _nearReader.Join();
        _viewer.Dispose();
        _farEnd.Dispose();
        _nearEnd.Dispose();
        _near.Dispose();
        _far.Dispose();
        _farServer.Dispose();
    }

    private static Thread Read(string name, WireConnection connection, Handler handler)
    {
        Thread thread = new(() =>
        {
            while (connection.Aborted is null)
            {
                if (connection.Receive(out IncomingMessage message, 1000))
                    handler(message);
            }
        })
        { Name = name, IsBackground = true };
        thread.Start();
        return thread;
    }

    private void OnFarMessage(in IncomingMessage message)
    {
        if (message.Type == MessageType.FrameAck)
            _trace.Acknowledged(_acks.Complete(message.Read<FrameAck>()), MonotonicClock.NowUs);
        _viewer.Handle(message);
    }

    private void OnNearMessage(in IncomingMessage message)
    {
        if (message.Type == MessageType.Frame)
        {
            _frame.Read(message);
            _trace.Arrived(_frame);
        }

        _near.Handle(message);
    }
}
