using System.Collections.Concurrent;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Tests.Support;

/// <summary>A program with one window that writes down which input it gets.</summary>
public sealed unsafe class EventRecorder : IDisposable
{
    private readonly XConnection _x;
    private readonly Thread _thread;
    private readonly ConcurrentQueue<string> _events = new();

    public EventRecorder(string display, string title)
    {
        _x = XConnection.Open(display);
        Window = _x.NewId();
        uint* values = stackalloc uint[2]
        {
            0xffffff,
            (uint)(XCB_EVENT_MASK_KEY_PRESS | XCB_EVENT_MASK_KEY_RELEASE | XCB_EVENT_MASK_BUTTON_PRESS | XCB_EVENT_MASK_BUTTON_RELEASE | XCB_EVENT_MASK_POINTER_MOTION),
        };
        xcb_create_window(_x.Handle, 0, Window, _x.Root, 50, 50, 400, 300, 0, (ushort)XCB_WINDOW_CLASS_INPUT_OUTPUT, 0, (uint)(XCB_CW_BACK_PIXEL | XCB_CW_EVENT_MASK), values);
        XProperty.SetText(_x, Window, Atom._NET_WM_NAME, title);
        xcb_map_window(_x.Handle, Window);
        _x.Sync();
        _thread = new Thread(Record) { Name = "recorder", IsBackground = true };
        _thread.Start();
    }

    public uint Window { get; }

    /// <summary>"press 38", "release 38", "button 4", "up 4", "at 10,20", in order.</summary>
    public IReadOnlyList<string> Events => [.. _events];

    /// <summary>Takes the keyboard away from everybody, as a screen locker does; <see cref="Dispose"/> gives it back.</summary>
    public void GrabKeyboard()
    {
        const byte grabbed = 0;
        xcb_grab_keyboard_reply_t* reply = xcb_grab_keyboard_reply(
            _x.Handle, xcb_grab_keyboard(_x.Handle, 0, Window, XCB_CURRENT_TIME, (byte)XCB_GRAB_MODE_ASYNC, (byte)XCB_GRAB_MODE_ASYNC), null);
        bool done = reply != null && reply->status == grabbed;
        Libc.free(reply);
        if (!done)
            throw new InvalidOperationException("The keyboard could not be grabbed.");
    }

    /// <summary>Gives the window a cursor that changes its colour, red, green, blue, every 50 ms.</summary>
    public void SetAnimatedCursor()
    {
        const int size = 16, frames = 3;
        uint format = FindArgbFormat();
        xcb_render_animcursorelt_t* elements = stackalloc xcb_render_animcursorelt_t[frames];
        for (int i = 0; i < frames; i++)
        {
            uint pixmap = _x.NewId(), picture = _x.NewId(), cursor = _x.NewId(), gc = _x.NewId();
            xcb_create_pixmap(_x.Handle, 32, pixmap, _x.Root, size, size);
            uint colour = 0xff000000 | (0xffu << (8 * (2 - i)));
            xcb_create_gc(_x.Handle, gc, pixmap, (uint)XCB_GC_FOREGROUND, &colour);
            xcb_rectangle_t all = new() { width = size, height = size };
            xcb_poly_fill_rectangle(_x.Handle, pixmap, gc, 1, &all);
            xcb_render_create_picture(_x.Handle, picture, pixmap, format, 0, null);
            xcb_render_create_cursor(_x.Handle, cursor, picture, 3, 5);
            elements[i] = new xcb_render_animcursorelt_t { cursor = cursor, delay = 50 };
        }

        uint animated = _x.NewId();
        xcb_render_create_anim_cursor(_x.Handle, animated, frames, elements);
        xcb_change_window_attributes(_x.Handle, Window, (uint)XCB_CW_CURSOR, &animated);
        _x.Sync();
    }

    /// <summary>Takes the pointer and keeps it inside the window, as a game or a virtual machine does.</summary>
    public void ConfinePointer()
    {
        const uint mask = XCB_EVENT_MASK_POINTER_MOTION | XCB_EVENT_MASK_BUTTON_PRESS;
        const byte grabbed = 0;
        xcb_grab_pointer_reply_t* reply = xcb_grab_pointer_reply(
            _x.Handle, xcb_grab_pointer(_x.Handle, 0, Window, (ushort)mask, (byte)XCB_GRAB_MODE_ASYNC, (byte)XCB_GRAB_MODE_ASYNC, Window, 0, XCB_CURRENT_TIME), null);
        bool done = reply != null && reply->status == grabbed;
        Libc.free(reply);
        if (!done)
            throw new InvalidOperationException("The pointer could not be grabbed.");
    }

    public void Clear() => _events.Clear();

    /// <summary>Waits until just these keys and buttons have come, in this order.</summary>
    public void AwaitInput(IReadOnlyCollection<string> expected)
    {
        Wait.Until("these keys and buttons have come", () => Pressed().SequenceEqual(expected), () => string.Join(", ", Events));
    }

    private IEnumerable<string> Pressed() => _events.Where(e => !e.StartsWith("at", StringComparison.Ordinal));

    public void Dispose()
    {
        xcb_destroy_window(_x.Handle, Window);
        _x.Flush();
        _thread.Join();
        _x.Dispose();
    }

    private uint FindArgbFormat()
    {
        xcb_render_query_pict_formats_reply_t* reply = xcb_render_query_pict_formats_reply(_x.Handle, xcb_render_query_pict_formats(_x.Handle), null);
        xcb_render_pictforminfo_t* formats = xcb_render_query_pict_formats_formats(reply);
        uint found = 0;
        for (int i = 0; i < xcb_render_query_pict_formats_formats_length(reply); i++)
        {
            if (formats[i].depth == 32 && formats[i].direct.alpha_mask == 0xff && formats[i].direct.red_shift == 16)
                found = formats[i].id;
        }

        Libc.free(reply);
        return found;
    }

    private void Record()
    {
        // The window's own destruction is not reported without StructureNotify, so ask for it here.
        uint mask = (uint)(XCB_EVENT_MASK_KEY_PRESS | XCB_EVENT_MASK_KEY_RELEASE | XCB_EVENT_MASK_BUTTON_PRESS | XCB_EVENT_MASK_BUTTON_RELEASE | XCB_EVENT_MASK_POINTER_MOTION | XCB_EVENT_MASK_STRUCTURE_NOTIFY);
        xcb_change_window_attributes(_x.Handle, Window, (uint)XCB_CW_EVENT_MASK, &mask);
        _x.Flush();
        while (true)
        {
            xcb_generic_event_t* e = xcb_wait_for_event(_x.Handle);
            if (e == null)
                return;
            int type = e->response_type & 0x7f;
            xcb_key_press_event_t* k = (xcb_key_press_event_t*)e;
            string? line = type switch
            {
                XCB_KEY_PRESS => $"press {k->detail}",
                XCB_KEY_RELEASE => $"release {k->detail}",
                XCB_BUTTON_PRESS => $"button {k->detail}",
                XCB_BUTTON_RELEASE => $"up {k->detail}",
                XCB_MOTION_NOTIFY => $"at {k->event_x},{k->event_y}",
                _ => null,
            };
            Libc.free(e);
            if (line is not null)
                _events.Enqueue(line);
            if (type == XCB_DESTROY_NOTIFY)
                return;
        }
    }
}
