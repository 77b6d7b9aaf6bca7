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
    private const int Rounds = 500;

    [Fact]
    public void Show_WhileAnotherWindowIsDrawnAgain_BothComeToTheirEnd()
    {
        using XvfbServer server = XvfbServer.OfSize(640, 480);
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

    private static Frame FrameOf(uint window)
    {
        PooledBuffer bytes = new();
        FrameHeader header = new(new WindowId(window), new FrameId(1), Side, Side, default, FrameFlags.Exact, 1, 2, 3);
        FrameWriter.Write(bytes, header, [new FrameRect(0, 0, Side, Side, RectCodec.Solid, 0x336699, 0)], 0);
        Frame frame = new();
        frame.Read(bytes.WrittenMemory);
        return frame;
    }

    private static unsafe uint CreateWindow(XConnection x)
    {
        uint window = x.NewId();
        xcb_create_window(x.Handle, XCB_COPY_FROM_PARENT, window, x.Root, 0, 0, Side, Side, 0, (ushort)XCB_WINDOW_CLASS_INPUT_OUTPUT, x.Screen->root_visual, 0, null);
        xcb_map_window(x.Handle, window);
        x.Sync();
        return window;
    }
}
