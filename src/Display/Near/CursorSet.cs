using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>Cursors of the far display as near ones, made by the RENDER extension and kept by their far serial. One thread.</summary>
internal sealed unsafe class CursorSet
{
    // The same number is kept at the far end, which sends pixels once per serial.
    private const int MaxKept = 64;

    private readonly XConnection _x;
    private readonly uint _argbFormat;
    private readonly Dictionary<uint, uint> _bySerial = [];
    private readonly Queue<uint> _order = new();

    public CursorSet(XConnection x)
    {
        _x = x;
        _argbFormat = x.FindExtension("RENDER") is null ? 0 : FindArgbFormat(x);
    }

    /// <summary>The near cursor that was asked for last, 0 for none.</summary>
    public uint Current { get; private set; }

    /// <summary>Forgets all, for a new link: the far end sends pixels again.</summary>
    public void Clear()
    {
        foreach (uint cursor in _bySerial.Values)
            xcb_free_cursor(_x.Handle, cursor);
        _bySerial.Clear();
        _order.Clear();
    }

    /// <summary>The near cursor for a message; 0 (the parent's) when it cannot be made.</summary>
    public uint Get(CursorImage image)
    {
        if (_bySerial.TryGetValue(image.Serial, out uint known))
            return Current = known;
        bool complete = image.Width > 0 && image.Height > 0 && image.Pixels.Length == image.Width * image.Height * 4;
        if (!complete || _argbFormat == 0)
            return Current = 0;
        uint cursor = Make(image);
        _bySerial[image.Serial] = cursor;
        _order.Enqueue(image.Serial);
        if (_order.Count > MaxKept && _bySerial.Remove(_order.Dequeue(), out uint oldest))
            xcb_free_cursor(_x.Handle, oldest);
        return Current = cursor;
    }

    private uint Make(CursorImage image)
    {
        xcb_connection_t* c = _x.Handle;
        uint pixmap = _x.NewId(), gc = _x.NewId(), picture = _x.NewId(), cursor = _x.NewId();
        xcb_create_pixmap(c, 32, pixmap, _x.Root, (ushort)image.Width, (ushort)image.Height);
        xcb_create_gc(c, gc, pixmap, 0, null);
        fixed (byte* data = image.Pixels)
        {
            int rowsAtOnce = Math.Max(1, 60_000 / (image.Width * 4));
            for (int y = 0; y < image.Height; y += rowsAtOnce)
            {
                int rows = Math.Min(rowsAtOnce, image.Height - y);
                xcb_put_image(
                    c, (byte)XCB_IMAGE_FORMAT_Z_PIXMAP, pixmap, gc, (ushort)image.Width, (ushort)rows, 0, (short)y, 0, 32,
                    (uint)(rows * image.Width * 4), data + (y * image.Width * 4));
            }
        }

        xcb_render_create_picture(c, picture, pixmap, _argbFormat, 0, null);
        xcb_render_create_cursor(c, cursor, picture, (ushort)Math.Min(image.HotX, image.Width - 1), (ushort)Math.Min(image.HotY, image.Height - 1));
        xcb_render_free_picture(c, picture);
        xcb_free_gc(c, gc);
        xcb_free_pixmap(c, pixmap);
        return cursor;
    }

    private static uint FindArgbFormat(XConnection x)
    {
        xcb_render_query_pict_formats_reply_t* reply = xcb_render_query_pict_formats_reply(x.Handle, xcb_render_query_pict_formats(x.Handle), null);
        if (reply == null)
            return 0;
        uint found = 0;
        xcb_render_pictforminfo_t* formats = xcb_render_query_pict_formats_formats(reply);
        int count = xcb_render_query_pict_formats_formats_length(reply);
        for (int i = 0; i < count && found == 0; i++)
        {
            xcb_render_pictforminfo_t f = formats[i];
            bool argb = f.depth == 32 && f.direct.alpha_mask == 0xff && f.direct.alpha_shift == 24 && f.direct.red_shift == 16 && f.direct.green_shift == 8 && f.direct.blue_shift == 0;
            if (argb)
                found = f.id;
        }

        Libc.free(reply);
        return found;
    }
}
