using System.Text;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Interop.Tests.Xcb;

/// <summary>A connection of a test, with the few steps that most tests take.</summary>
public sealed unsafe class XClient : IDisposable
{
    public XClient(string display)
    {
        int screen;
        Connection = xcb_connect(display, &screen);
        Assert.Equal(0, xcb_connection_has_error(Connection));
        Screen = xcb_setup_roots_iterator(xcb_get_setup(Connection)).data;
    }

    public xcb_connection_t* Connection { get; }

    public xcb_screen_t* Screen { get; }

    public uint Root => Screen->root;

    public uint Id() => xcb_generate_id(Connection);

    /// <summary>An override-redirect window, mapped, filled with one colour.</summary>
    public uint Window(int x, int y, int width, int height, uint pixel, uint events = 0)
    {
        uint window = Id();
        uint* values = stackalloc uint[] { pixel, 1, events };
        Check(xcb_create_window_checked(
            Connection, 0, window, Root, (short)x, (short)y, (ushort)width, (ushort)height, 0, XCB_WINDOW_CLASS_INPUT_OUTPUT, Screen->root_visual,
            XCB_CW_BACK_PIXEL | XCB_CW_OVERRIDE_REDIRECT | XCB_CW_EVENT_MASK, values));
        Check(xcb_map_window_checked(Connection, window));
        return window;
    }

    public void Fill(uint drawable, xcb_rectangle_t rectangle, uint pixel)
    {
        uint gc = Id();
        Check(xcb_create_gc_checked(Connection, gc, drawable, XCB_GC_FOREGROUND, &pixel));
        Check(xcb_poly_fill_rectangle_checked(Connection, drawable, gc, 1, &rectangle));
        _ = xcb_free_gc(Connection, gc);
    }

    public uint Atom(string name)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(name);
        fixed (byte* b = bytes)
        {
            xcb_intern_atom_reply_t* reply = xcb_intern_atom_reply(Connection, xcb_intern_atom(Connection, 0, (ushort)bytes.Length, b), null);
            uint atom = reply->atom;
            C.free(reply);
            return atom;
        }
    }

    /// <summary>Waits until the server has seen everything; the request went well.</summary>
    public void Check(xcb_void_cookie_t cookie)
    {
        xcb_generic_error_t* error = xcb_request_check(Connection, cookie);
        string what = error == null ? "" : $"error {error->error_code}, request {error->major_code}.{error->minor_code}, value {error->resource_id:x}";
        C.free(error);
        Assert.Equal("", what);
    }

    /// <summary>The next event of a type; others before it are dropped.</summary>
    public T WaitFor<T>(int type)
        where T : unmanaged
    {
        _ = xcb_flush(Connection);
        while (true)
        {
            xcb_generic_event_t* e = xcb_wait_for_event(Connection);
            Assert.True(e != null, "The server closed the connection.");
            Assert.True(e->response_type != 0, $"X error {((xcb_generic_error_t*)e)->error_code}");
            bool wanted = (e->response_type & ~0x80) == type;
            T copy = *(T*)e;
            C.free(e);
            if (wanted)
                return copy;
        }
    }

    public void Dispose() => xcb_disconnect(Connection);
}
