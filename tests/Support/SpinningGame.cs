using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Tests.Support;

/// <summary>A program that looks around as games do: after each motion it adds up the step and puts the pointer back into the middle.</summary>
public sealed unsafe class SpinningGame : IDisposable
{
    private const int Width = 400, Height = 300;

    private readonly XConnection _x;
    private readonly Thread _thread;
    private long _turned;

    public SpinningGame(string display, string title, string? authorityFile = null)
    {
        _x = XConnection.Open(display, authorityFile);
        Window = _x.NewId();
        uint* values = stackalloc uint[2] { 0x306030, (uint)(XCB_EVENT_MASK_POINTER_MOTION | XCB_EVENT_MASK_STRUCTURE_NOTIFY) };
        xcb_create_window(_x.Handle, 0, Window, _x.Root, 50, 50, Width, Height, 0, (ushort)XCB_WINDOW_CLASS_INPUT_OUTPUT, 0, (uint)(XCB_CW_BACK_PIXEL | XCB_CW_EVENT_MASK), values);
        XProperty.SetText(_x, Window, Atom._NET_WM_NAME, title);
        xcb_map_window(_x.Handle, Window);
        _x.Sync();
        _thread = new Thread(Play) { Name = "game", IsBackground = true };
        _thread.Start();
    }

    public uint Window { get; }

    /// <summary>The sum of all steps to the right, pixels.</summary>
    public long Turned => Volatile.Read(ref _turned);

    public void Dispose()
    {
        xcb_destroy_window(_x.Handle, Window);
        _x.Flush();
        _thread.Join();
        _x.Dispose();
    }

    private void Play()
    {
        int lastX = Width / 2;
        bool first = true;
        while (true)
        {
            xcb_generic_event_t* e = xcb_wait_for_event(_x.Handle);
            if (e == null)
                return;
            int type = e->response_type & 0x7f;
            int x = ((xcb_motion_notify_event_t*)e)->event_x, y = ((xcb_motion_notify_event_t*)e)->event_y;
            Libc.free(e);
            if (type == XCB_DESTROY_NOTIFY)
                return;
            if (type != XCB_MOTION_NOTIFY)
                continue;
            // The event of its own move is no step.
            if (x == Width / 2 && y == Height / 2)
            {
                lastX = x;
                continue;
            }

            if (!first)
                Volatile.Write(ref _turned, Turned + x - lastX);
            first = false;
            lastX = x;
            xcb_warp_pointer(_x.Handle, 0, Window, 0, 0, 0, 0, Width / 2, Height / 2);
            _x.Flush();
        }
    }
}
