using System.Runtime.InteropServices;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>Follows the far display's cursor (XFIXES 4). Belongs to the thread of its connection.</summary>
internal sealed unsafe class CursorWatcher
{
    private readonly XConnection _x;
    private readonly byte _event;
    private readonly Dictionary<WireConnection, SentCursors> _sent = [];
    private readonly bool _wholeScreen;
    private CursorImage? _current;

    /// <param name="x">To the far display.</param>
    /// <param name="wholeScreen">The only window that is shown is the root window.</param>
    public CursorWatcher(XConnection x, bool wholeScreen)
    {
        _x = x;
        _wholeScreen = wholeScreen;
        _event = (byte)(x.RequireExtension("XFIXES").FirstEvent + XCB_XFIXES_CURSOR_NOTIFY);
        Libc.free(xcb_xfixes_query_version_reply(x.Handle, xcb_xfixes_query_version(x.Handle, 5, 0), null));
        xcb_xfixes_select_cursor_input(x.Handle, x.Root, XCB_XFIXES_CURSOR_NOTIFY_MASK_DISPLAY_CURSOR);
        Read();
    }

    public bool IsChange(int eventType) => eventType == _event;

    /// <summary>Reads the cursor's pixels and which window it is in; one round trip.</summary>
    public void Read()
    {
        xcb_cookie_t image = xcb_xfixes_get_cursor_image_and_name(_x.Handle), place = xcb_query_pointer(_x.Handle, _x.Root);
        xcb_xfixes_get_cursor_image_and_name_reply_t* reply = xcb_xfixes_get_cursor_image_and_name_reply(_x.Handle, image, null);
        xcb_query_pointer_reply_t* pointer = xcb_query_pointer_reply(_x.Handle, place, null);
        uint window = _wholeScreen ? _x.Root : pointer == null ? 0 : pointer->child;
        Libc.free(pointer);
        if (reply == null)
            return;
        if (reply->width <= Limits.CursorSizePx && reply->height <= Limits.CursorSizePx)
        {
            int pixels = reply->width * reply->height;
            byte[] argb = MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(xcb_xfixes_get_cursor_image_and_name_cursor_image(reply), pixels)).ToArray();
            string name = Marshal.PtrToStringUTF8((nint)xcb_xfixes_get_cursor_image_and_name_name(reply), Math.Min(64, (int)reply->nbytes));
            _current = new CursorImage(reply->cursor_serial, name, reply->xhot, reply->yhot, reply->width, reply->height, argb, new WindowId(window));
        }

        Libc.free(reply);
    }

    /// <summary>Tells a viewer the cursor, with its pixels unless the viewer keeps them.</summary>
    public void SendTo(WireConnection viewer)
    {
        if (_current is not { } cursor)
            return;
        if (!_sent.TryGetValue(viewer, out SentCursors? sent))
            _sent[viewer] = sent = new SentCursors();
        viewer.Send(Channel.Cursor, sent.Add(cursor.Serial) ? cursor : cursor with { Pixels = [] });
    }

    public void Forget(WireConnection viewer) => _sent.Remove(viewer);
}
