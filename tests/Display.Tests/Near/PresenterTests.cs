using Microsoft.Extensions.Logging.Abstractions;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Near;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Tests.Near;

public sealed class PresenterTests
{
    private const int Side = 64;
    private const int LargeSide = 256;
    private const int Rounds = 500;

    [Fact]
    public void Show_WhileAnotherWindowIsDrawnAgain_BothComeToTheirEnd()
    {
        using XServerProcess server = XServerProcess.OfSize(640, 480);
        XConnection x = XConnection.Open(server.Display);
        uint[] windows = [CreateWindow(x), CreateWindow(x)];
        using Presenter presenter = new(x, 24, new KeyLatency(), TimeProvider.System, NullLogger.Instance);
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        using SafeFileDescriptor peer = b;
        using WireConnection connection = new(a, a, TimeProvider.System);
        for (uint id = 1; id <= 2; id++)
        {
            presenter.Add(id, windows[id - 1]);
            presenter.Show(connection, FrameOf(id), 1);
        }

        Thread shows = Begin(() => presenter.Show(connection, FrameOf(1), 1));
        Thread redraws = Begin(() => presenter.Redraw(2, new Rect(0, 0, Side, Side)));

        Wait.Until("all is drawn", () => !shows.IsAlive && !redraws.IsAlive);
    }

    [Fact]
    public void Show_LargeAndSmallFramesOfTwoWindows_KeepTheOrderOfEach()
    {
        using XServerProcess server = XServerProcess.OfSize(640, 480);
        using XScreen screen = new(server.Display);
        XConnection x = XConnection.Open(server.Display);
        uint[] windows = [CreateWindow(x, LargeSide), CreateWindow(x)];
        using Presenter presenter = new(x, 24, new KeyLatency(), TimeProvider.System, NullLogger.Instance);
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        using WireConnection connection = new(a, a, TimeProvider.System);
        using WireConnection peer = new(b, b, TimeProvider.System);
        peer.MarkHelloDone();
        presenter.Add(1, windows[0]);
        presenter.Add(2, windows[1]);
        List<(uint Window, uint Frame)> sent = [], acknowledged = [];
        for (uint i = 1; i <= 20; i++)
        {
            presenter.Show(connection, LargeFrame(1, (2 * i) - 1, LargeSide * LargeSide * 3), 1);
            presenter.Show(connection, FrameOf(2, i), 1);
            presenter.Show(connection, FrameOf(1, 2 * i, LargeSide), 1);
            sent.AddRange([(1, (2 * i) - 1), (2, i), (1, 2 * i)]);
        }

        FrameAckSeries series = new();
        while (acknowledged.Count < sent.Count && peer.Receive(out IncomingMessage message, (int)Wait.Bound.TotalMilliseconds))
        {
            FrameAck ack = series.Complete(message.Read<FrameAck>());
            Assert.Equal(FrameResult.Shown, ack.Result);
            acknowledged.Add((ack.Window.Value, ack.Frame.Value));
        }

        Assert.Equal(sent.Where(s => s.Window == 1), acknowledged.Where(s => s.Window == 1));
        Assert.Equal(sent.Where(s => s.Window == 2), acknowledged.Where(s => s.Window == 2));
        // Of the large window the small frame came last. The other window covers its corner.
        Assert.Equal(0x336699u, screen.ScreenPixels(windows[0])![^1] & 0xffffff);
    }

    [Fact]
    public void Show_LargeFrameThatIsNone_ClosesTheConnectionForThat()
    {
        using XServerProcess server = XServerProcess.OfSize(640, 480);
        XConnection x = XConnection.Open(server.Display);
        uint[] windows = [CreateWindow(x, LargeSide), CreateWindow(x)];
        using Presenter presenter = new(x, 24, new KeyLatency(), TimeProvider.System, NullLogger.Instance);
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        using SafeFileDescriptor peer = b;
        using WireConnection connection = new(a, a, TimeProvider.System);
        presenter.Add(1, windows[0]);
        presenter.Add(2, windows[1]);

        // Raw pixels of another number than the area has.
        presenter.Show(connection, LargeFrame(1, 1, (LargeSide * LargeSide * 3) - 3), 1);

        Wait.Until("the connection is closed", () => connection.Aborted is not null);
        Assert.Equal(DisconnectReason.ProtocolError, connection.Aborted!.Reason);
    }

    [Fact]
    public void Show_PicturesThatTakeTooMuchTogether_IsAProtocolError()
    {
        using XServerProcess server = XServerProcess.OfSize(640, 480);
        XConnection x = XConnection.Open(server.Display);
        uint[] windows = [CreateWindow(x, LargeSide), CreateWindow(x, LargeSide)];
        using Presenter presenter = new(x, 24, new KeyLatency(), TimeProvider.System, NullLogger.Instance) { MostBytes = 3 * LargeSide * LargeSide * 2 };
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        using SafeFileDescriptor peer = b;
        using WireConnection connection = new(a, a, TimeProvider.System);
        presenter.Add(1, windows[0]);
        presenter.Add(2, windows[1]);
        presenter.Show(connection, FrameOf(1, 1, LargeSide), 1);

        Assert.Throws<ProtocolException>(() => presenter.Show(connection, FrameOf(2, 1, LargeSide), 1));

        // The place of one that is gone is free again.
        presenter.Remove(1);
        presenter.Show(connection, FrameOf(2, 1, LargeSide), 1);
    }

    private static Frame LargeFrame(uint window, uint number, int bytes)
    {
        PooledBuffer message = new();
        FrameHeader header = new(new WindowId(window), new FrameId(number), LargeSide, LargeSide, default, FrameFlags.Exact, 1, 2, 3);
        FrameWriter.Write(message, header, [new FrameRect(0, 0, LargeSide, LargeSide, RectCodec.Raw, 0, bytes)], bytes);
        byte[] data = new byte[bytes];
        Array.Fill(data, (byte)number);
        message.Append(data);
        Frame frame = new();
        frame.Read(message.WrittenMemory);
        return frame;
    }

    private static Thread Begin(Action action)
    {
        Thread thread = new(() =>
        {
            for (int i = 0; i < Rounds; i++)
                action();
        })
        {
            IsBackground = true,
        };
        thread.Start();
        return thread;
    }

    private static Frame FrameOf(uint window, uint number = 1, int side = Side)
    {
        PooledBuffer bytes = new();
        FrameHeader header = new(new WindowId(window), new FrameId(number), side, side, default, FrameFlags.Exact, 1, 2, 3);
        FrameWriter.Write(bytes, header, [new FrameRect(0, 0, side, side, RectCodec.Solid, 0x336699, 0)], 0);
        Frame frame = new();
        frame.Read(bytes.WrittenMemory);
        return frame;
    }

    private static unsafe uint CreateWindow(XConnection x, int side = Side)
    {
        uint window = x.NewId();
        xcb_create_window(x.Handle, XCB_COPY_FROM_PARENT, window, x.Root, 0, 0, (ushort)side, (ushort)side, 0, (ushort)XCB_WINDOW_CLASS_INPUT_OUTPUT, x.Screen->root_visual, 0, null);
        xcb_map_window(x.Handle, window);
        x.Sync();
        return window;
    }
}
