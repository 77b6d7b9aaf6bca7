using Microsoft.Extensions.Logging.Abstractions;
using Rdfwd.Display.Clipboard;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;

namespace Rdfwd.Display.Tests.Clipboard;

/// <summary>Two X servers whose clipboards are shared over a socket pair, and programs of Debian on both.</summary>
internal sealed class SharedClipboard : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<RunningCommand> _commands = [];
    private readonly ClipboardOptions _far;
    private readonly ClipboardOptions _near;
    private Thread? _farReader, _nearReader;

    public SharedClipboard(ClipboardOptions? near = null, long limitBytes = ClipboardOptions.DefaultLimitBytes)
    {
        _far = new ClipboardOptions(FarServer.Display, null, IsNear: false);
        _near = (near ?? new ClipboardOptions(null, null, IsNear: true)) with { DisplayName = NearServer.Display, IsNear = true, LimitBytes = limitBytes };
        Connect();
    }

    public XServerProcess FarServer { get; } = XServerProcess.OfSize(320, 240);

    public XServerProcess NearServer { get; } = XServerProcess.OfSize(320, 240);

    public ClipboardBridge FarBridge { get; private set; } = null!;

    public ClipboardBridge NearBridge { get; private set; } = null!;

    public WireConnection FarEnd { get; private set; } = null!;

    public WireConnection NearEnd { get; private set; } = null!;

    public string PathOf(string name) => Path.Combine(_directory.Path, name);

    public void Connect()
    {
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        FarEnd = new WireConnection(a, a, TimeProvider.System);
        NearEnd = new WireConnection(b, b, TimeProvider.System);
        FarEnd.MarkHelloDone();
        NearEnd.MarkHelloDone();
        FarBridge = ClipboardBridge.Open(_far, FarEnd, NullLogger.Instance);
        NearBridge = ClipboardBridge.Open(_near, NearEnd, NullLogger.Instance);
        _farReader = Read(FarEnd, FarBridge);
        _nearReader = Read(NearEnd, NearBridge);
    }

    public void Disconnect()
    {
        FarEnd.Abort(DisconnectReason.LinkLost, "cut");
        NearEnd.Abort(DisconnectReason.LinkLost, "cut");
        _farReader!.Join();
        _nearReader!.Join();
        FarBridge.Dispose();
        NearBridge.Dispose();
        FarEnd.Dispose();
        NearEnd.Dispose();
        _farReader = null;
    }

    /// <summary>Runs a shell line under one of the displays.</summary>
    public RunningCommand Start(XServerProcess server, string line)
    {
        Dictionary<string, string> environment = new() { ["DISPLAY"] = server.Display, ["PATH"] = "/usr/bin:/bin", ["LC_ALL"] = "C.UTF-8", ["HOME"] = _directory.Path };
        RunningCommand command = new(_directory.Path, environment, ["sh", "-c", line]);
        _commands.Add(command);
        return command;
    }

    /// <summary>Has a program own a selection with the bytes of a file or a text, and waits until both ends know.</summary>
    public RunningCommand Copy(XServerProcess server, string program)
    {
        WireConnection told = server == FarServer ? FarEnd : NearEnd;
        long before = told.MessagesSent(Channel.Control);
        RunningCommand owner = Start(server, $"exec {program}");
        Wait.Until("the other end is told", () => told.MessagesSent(Channel.Control) > before);
        return owner;
    }

    /// <summary>What a program prints that pastes.</summary>
    public string Paste(XServerProcess server, string program)
    {
        CommandResult result = Start(server, $"timeout 60 {program}").Result();
        Assert.True(result.Status == 0, result.ToString());
        return result.Output;
    }

    /// <summary>Waits until a program that pastes prints this.</summary>
    public void AwaitPaste(XServerProcess server, string program, string text) =>
        Wait.Until($"{program} prints {text}", () => Start(server, $"timeout 60 {program}").Result().Output == text);

    public void Dispose()
    {
        foreach (RunningCommand command in _commands)
            command.Dispose();
        if (_farReader is not null)
            Disconnect();
        FarServer.Dispose();
        NearServer.Dispose();
        _directory.Dispose();
    }

    private static Thread Read(WireConnection connection, ClipboardBridge bridge)
    {
        Thread thread = new(() =>
        {
            while (connection.Aborted is null)
            {
                if (connection.Receive(out IncomingMessage message, 1000))
                    Assert.True(bridge.Handle(message));
            }
        })
        { Name = "clipboard-reader" };
        thread.Start();
        return thread;
    }
}
