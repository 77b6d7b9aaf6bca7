using Rdfwd.Display.Geometry;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.X11;

/// <summary>Moves pixels between a <see cref="SharedImage"/> and drawables, by shared memory or through the socket.</summary>
internal static unsafe class ImageTransfer
{
    /// <summary>Asks for whole rows of a drawable into the same rows of an image as wide as it. Await with <see cref="TakeRows"/>.</summary>
    public static xcb_cookie_t RequestRows(XConnection x, uint drawable, SharedImage image, int y, int rows)
    {
        if (image.Segment != 0)
        {
            return xcb_shm_get_image(
                x.Handle, drawable, 0, (short)y, (ushort)image.Width, (ushort)rows, uint.MaxValue, (byte)XCB_IMAGE_FORMAT_Z_PIXMAP, image.Segment, (uint)(y * image.StrideBytes));
        }

        return xcb_get_image(x.Handle, (byte)XCB_IMAGE_FORMAT_Z_PIXMAP, drawable, 0, (short)y, (ushort)image.Width, (ushort)rows, uint.MaxValue);
    }

    /// <summary>False when the drawable went away or changed its size meanwhile.</summary>
    public static bool TakeRows(XConnection x, SharedImage image, int y, int rows, xcb_cookie_t cookie)
    {
        if (image.Segment != 0)
        {
            xcb_shm_get_image_reply_t* reply = xcb_shm_get_image_reply(x.Handle, cookie, null);
            if (reply == null)
                return false;
            Libc.free(reply);
            return true;
        }

        xcb_get_image_reply_t* plain = xcb_get_image_reply(x.Handle, cookie, null);
        if (plain == null)
            return false;
        int bytes = rows * image.StrideBytes;
        bool whole = xcb_get_image_data_length(plain) >= bytes;
        if (whole)
            new ReadOnlySpan<byte>(xcb_get_image_data(plain), bytes).CopyTo(image.Pixels[(y * image.StrideBytes)..]);
        Libc.free(plain);
        return whole;
    }

    /// <summary>
    /// Draws part of an image at the same place of a drawable. With shared memory and <paramref name="notify"/> the server sends a
    /// completion event when it has read the pixels; without it the pixels are copied before this returns. Returns the request's sequence number, 0 without shared memory.
    /// </summary>
    public static uint Put(XConnection x, uint drawable, uint gc, byte depth, SharedImage image, Rect area, bool notify)
    {
        if (image.Segment != 0)
        {
            return xcb_shm_put_image(
                x.Handle, drawable, gc, (ushort)image.Width, (ushort)image.Height, (ushort)area.X, (ushort)area.Y, (ushort)area.Width, (ushort)area.Height,
                (short)area.X, (short)area.Y, depth, (byte)XCB_IMAGE_FORMAT_Z_PIXMAP, notify ? (byte)1 : (byte)0, image.Segment, 0).sequence;
        }

        // A request may carry at most the server's maximum length; 24 bytes are its header.
        int rowsAtOnce = (int)Math.Max(1, (((long)xcb_get_maximum_request_length(x.Handle) * 4) - 24) / image.StrideBytes);
        for (int y = area.Y; y < area.Y + area.Height; y += rowsAtOnce)
        {
            int rows = Math.Min(rowsAtOnce, area.Y + area.Height - y);
            xcb_put_image(
                x.Handle, (byte)XCB_IMAGE_FORMAT_Z_PIXMAP, drawable, gc, (ushort)image.Width, (ushort)rows, 0, (short)y, 0, depth,
                (uint)(rows * image.StrideBytes), image.Pointer + ((long)y * image.StrideBytes));
        }

        return 0;
    }
}
