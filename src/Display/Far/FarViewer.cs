using Rdfwd.Display.Codecs.Video;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>
/// One viewer of the far display. <see cref="Handle"/> runs on the thread that reads its connection and injects input there and then;
/// <see cref="Dispose"/> releases every key and button it holds and stops its frames.
/// </summary>
public sealed class FarViewer : IDisposable
{
    private const int NotAsked = 0, Asked = 1, NotAnswered = 2;

    private readonly WireConnection _connection;
    private readonly IFarScene _scene;
    private readonly PixelEngine _pixels;
    private readonly InputInjector? _input;
    private readonly ViewerPixels _viewerPixels;
    private readonly Action<FarViewer> _onDispose;
    private readonly int _readingThread = Environment.CurrentManagedThreadId;
    private readonly FrameAckSeries _acks = new();
    private readonly ManualResetEventSlim _told = new();
    private CodecSelection? _decoder;
    private int _asked;
    private bool _disposed;

    internal FarViewer(WireConnection connection, IFarScene scene, PixelEngine pixels, InputInjector? input, bool resumes, ViewerSettings settings, Action<FarViewer> onDispose)
    {
        _connection = connection;
        _scene = scene;
        _pixels = pixels;
        _input = input;
        _onDispose = onDispose;
        // The windows are announced before their first frames.
        scene.AddViewer(connection, resumes, manages: true);
        _viewerPixels = pixels.AddViewer(connection, () => input?.LastInput ?? 0, resumes, settings);
    }

    /// <summary>The near end answers when it is asked for its decoder.</summary>
    public bool TellsDecoder { get; init; }

    /// <summary>The near end's decoder, as it told; null before. Any thread.</summary>
    public CodecSelection? Decoder => Volatile.Read(ref _decoder);

    /// <summary>Asks the near end for its decoder, once. Any thread.</summary>
    public void AskDecoder()
    {
        if (TellsDecoder && Interlocked.CompareExchange(ref _asked, Asked, NotAsked) == NotAsked)
            _connection.Send(Channel.Control, default(AskDecoder));
    }

    /// <summary>What the near end told of its decoder. Waits for the first answer, but not again for one that did not come, and never on the thread that reads it.</summary>
    public CodecSelection AwaitDecoder(TimeSpan patience)
    {
        if (Decoder is null && Volatile.Read(ref _asked) == Asked && Environment.CurrentManagedThreadId != _readingThread && !_told.Wait(patience))
            Volatile.Write(ref _asked, NotAnswered);
        return Decoder ?? new CodecSelection("", TellsDecoder ? "The near end has not told it yet; ask again." : "The near end does not tell.", []);
    }

    /// <summary>Takes a message of the viewer; false when it is not about windows or input. What a viewer that only looks may not send changes nothing.</summary>
    public bool Handle(in IncomingMessage message)
    {
        if (_input is null)
            return ReadOnlyRule.IsRefused(message.Type) || HandlePixels(message);
        return HandleInput(_input, message) || HandlePixels(message) | _scene.Handle(message);
    }

    /// <summary>The viewer answered a Ping. On the thread that reads its messages.</summary>
    /// <param name="askedUs">The time in that Ping.</param>
    /// <param name="nowUs">When the answer came, of the same clock.</param>
    public void OnPong(long askedUs, long nowUs) => _pixels.PostPong(_viewerPixels, askedUs, nowUs);

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _told.Set();
        _input?.Dispose();
        _scene.RemoveViewer(_connection);
        _pixels.RemoveViewer(_viewerPixels);
        _onDispose(this);
    }

    private bool HandleInput(InputInjector input, in IncomingMessage message)
    {
        switch (message.Type)
        {
            case MessageType.Key:
                input.Inject(message.Read<Key>());
                return true;
            case MessageType.CommittedText:
                input.Inject(message.Read<CommittedText>());
                return true;
            case MessageType.Motion:
                input.Inject(message.Read<Motion>());
                return true;
            case MessageType.Button:
                input.Inject(message.Read<Button>());
                return true;
            case MessageType.PointerWarped:
                input.Confirm(message.Read<PointerWarped>());
                return true;
            case MessageType.Focus:
                Focus focus = message.Read<Focus>();
                input.SetFocus(focus.Window.Value);
                _pixels.SetFocus(_viewerPixels, focus.Window.Value);
                return true;
            case MessageType.ReleaseAll:
                input.ReleaseAll();
                return true;
            case MessageType.LockState:
                input.SetLocks(message.Read<LockState>());
                return true;
            case MessageType.Keymap:
                input.SetKeymap(message.Read<Keymap>());
                return true;
            default:
                return false;
        }
    }

    // The windows themselves are the scene's.
    private bool HandlePixels(in IncomingMessage message)
    {
        switch (message.Type)
        {
            case MessageType.FrameAck:
                _pixels.PostAck(_viewerPixels, _acks.Complete(message.Read<FrameAck>()));
                return true;
            case MessageType.NearDecoder:
                NearDecoder decoder = message.Read<NearDecoder>();
                Volatile.Write(ref _decoder, new CodecSelection(decoder.Name, decoder.Reason, [.. decoder.Tried.Select(t => new CodecAttempt(t.Name, t.Works, t.Reason))]));
                _told.Set();
                return true;
            case MessageType.Screen:
                _pixels.SetRefreshRate(_viewerPixels, message.Read<Screen>().RefreshMilliHertz);
                _pixels.BeginViewer(_viewerPixels);
                return true;
            case MessageType.SetWindowState:
                SetWindowState state = message.Read<SetWindowState>();
                _pixels.SetVisible(_viewerPixels, state.Window.Value, (state.States & WindowStates.Minimized) == 0);
                return true;
            case MessageType.KeptWindow:
                _pixels.Keep(_viewerPixels, message.Read<KeptWindow>());
                return true;
            case MessageType.RefreshWindow:
                _pixels.Refresh(_viewerPixels, message.Read<RefreshWindow>().Window.Value);
                return true;
            default:
                return false;
        }
    }
}
