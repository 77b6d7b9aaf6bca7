using Microsoft.Extensions.Logging.Abstractions;
using Rdfwd.Bench.Link;
using Rdfwd.Display;
using Rdfwd.Display.Clipboard;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Far;
using Rdfwd.Display.Near;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Tests.Support;

/// <summary>Two X servers and the two halves of the display between them, over a socket pair, without processes of rdfwd.</summary>
public sealed class ForwardedDisplay : IDisposable
{
    private readonly FarDisplay _far;
    private readonly TemporaryDirectory _directory = new();
    private NearDisplay _near;
    private readonly DisplayPair _pair;
    private Thread? _farReader, _nearReader;
    private WireConnection? _farEnd, _nearEnd;
    private FarViewer? _viewer;
    private readonly ManualResetEventSlim _flowing = new(true);
    private readonly bool _clipboard;
    private ClipboardBridge? _farClipboard, _nearClipboard;
    private bool _connectedBefore;
    private readonly LinkShape? _link;
    private LinkedSockets? _linked;

    public ForwardedDisplay(EncodingMode encoding = EncodingMode.Auto, bool windowManager = true, bool compositing = false, bool clipboard = false, FarDisplayKind kind = FarDisplayKind.Windows, string? inputMethod = null, TimeSpan? patience = null, LinkShape? link = null, bool outputs = false)
    {
        _clipboard = clipboard;
        _link = link;
        FarServer = outputs ? XServerProcess.WithOutputs(_directory.Path) : new XServerProcess();
        NearServer = XServerProcess.OfSize(1280, 1024);
        if (compositing)
            WindowManager = RunningProgram.StartXfwm4(NearServer.Display, _directory.Path);
        else if (windowManager)
            WindowManager = RunningProgram.StartOpenbox(NearServer.Display);
        _far = FarDisplay.Open(new FarDisplayOptions(FarServer.Display, null, new PictureOptions { Encoding = encoding }, kind), NullLogger.Instance);
        // A machine that is busy is none that hangs.
        _near = NearDisplay.Open(new NearDisplayOptions(NearServer.Display) { InputMethodModifiers = inputMethod, InputMethodPatience = patience ?? Wait.Bound }, NullLogger.Instance);
        Far = new XScreen(FarServer.Display);
        Near = new XScreen(NearServer.Display);
        _pair = new DisplayPair(Far, Near);
        Connect();
    }

    public XServerProcess FarServer { get; }

    public XServerProcess NearServer { get; }

    public RunningProgram? WindowManager { get; }

    public XScreen Far { get; }

    public XScreen Near { get; }

    public FarDisplay FarDisplay => _far;

    /// <summary>Connects the two halves, as attaching does.</summary>
    public void Connect()
    {
        _linked = _link is null ? null : new LinkedSockets(_link);
        (SafeFileDescriptor a, SafeFileDescriptor b) = _linked is { } linked ? (linked.Far, linked.Near) : UnixSocket.CreatePair();
        _farEnd = new WireConnection(a, a, TimeProvider.System);
        _nearEnd = new WireConnection(b, b, TimeProvider.System);
        _farEnd.MarkHelloDone();
        _nearEnd.MarkHelloDone();
        _viewer = _far.Attach(_farEnd, resumes: _connectedBefore);
        _connectedBefore = true;
        FarViewer viewer = _viewer;
        if (_clipboard)
        {
            _farClipboard = ClipboardBridge.Open(new ClipboardOptions(FarServer.Display, null, IsNear: false), _farEnd, NullLogger.Instance);
            _nearClipboard = ClipboardBridge.Open(new ClipboardOptions(NearServer.Display, null, IsNear: true), _nearEnd, NullLogger.Instance);
        }

        ClipboardBridge? farClipboard = _farClipboard, nearClipboard = _nearClipboard;
        _farReader = Read("far-reader", _farEnd, (in IncomingMessage m) =>
        {
            _flowing.Wait();
            return viewer.Handle(m) || farClipboard?.Handle(m) == true;
        });
        _near.Connected(_nearEnd);
        _nearReader = Read("near-reader", _nearEnd, (in IncomingMessage m) => _near.Handle(m) || nearClipboard?.Handle(m) == true);
    }

    /// <summary>Cuts the link as a dead network does.</summary>
    public void Cut()
    {
        _farEnd!.Abort(DisconnectReason.LinkLost, "cut");
        _nearEnd!.Abort(DisconnectReason.LinkLost, "cut");
        _farReader!.Join();
        _nearReader!.Join();
        _farClipboard?.Dispose();
        _nearClipboard?.Dispose();
        _viewer!.Dispose();
        _farEnd.Dispose();
        _nearEnd.Dispose();
        _linked?.Dispose();
        _viewer = null;
        _near.LinkLost("cut");
    }

    /// <summary>All bytes from the near end since the two halves were connected.</summary>
    public long NearBytesSent => _nearEnd!.BytesSent;

    /// <summary>The bytes of all frames since the two halves were connected.</summary>
    public long FrameBytes() => _far.GetInfo().Viewers.Single().FrameBytes;

    /// <summary>Leaves, and attaches again as a program that was started anew does.</summary>
    public void AttachAnew(string? startupId = null, bool bell = true)
    {
        Cut();
        _near.Dispose();
        _near = NearDisplay.Open(new NearDisplayOptions(NearServer.Display, StartupId: startupId, Bell: bell), NullLogger.Instance);
        _connectedBefore = false;
        Connect();
    }

    /// <summary>Sends text as an input method of the near end does.</summary>
    public void Commit(string text) => _nearEnd!.Send(Channel.Control, new CommittedText(default, text));

    /// <summary>Waits until the keys for a far window go to an input method first; or for none, with 0.</summary>
    public void AwaitInputMethod(uint far)
    {
        uint near = far == 0 ? 0 : NearOf(far);
        Wait.Until($"an input method has the keys of 0x{near:x}", () => _near.InputMethodWindow == near);
    }

    /// <summary>Lets the far end read nothing until <see cref="Resume"/>, as a link that is stuck.</summary>
    public void Stall()
    {
        _flowing.Reset();
    }

    public void Resume() => _flowing.Set();

    public uint FarWindow(string title) => _pair.FarWindow(title);

    public uint NearOf(uint far) => _pair.NearOf(far);

    public void AwaitExact(uint far) => _pair.AwaitExact(far);

    public void FocusFar(uint far) => _pair.Focus(far);

    public void Dispose()
    {
        _flowing.Set();
        if (_viewer is not null)
            Cut();
        _flowing.Dispose();
        _near.Dispose();
        _far.Dispose();
        Far.Dispose();
        Near.Dispose();
        WindowManager?.Dispose();
        FarServer.Dispose();
        NearServer.Dispose();
        _directory.Dispose();
    }

    private delegate bool Handler(in IncomingMessage message);

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
        { Name = name };
        thread.Start();
        return thread;
    }
}
