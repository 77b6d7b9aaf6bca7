using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <remarks>The pictures, and how they come to the glass.</remarks>
internal sealed unsafe partial class Presenter
{
    // The picture that the next frame is applied to, by the rules that the far end's encoder counts on.
    private SharedImage Prepare(NearSurface surface, int width, int height, out bool whole)
    {
        SharedImage? old = surface.Image;
        whole = old is null;
        if (old is not null && old.Width == width && old.Height == height)
            return old;
        const int bytesPerPixel = 4;
        long others = _surfaces.Values.Where(s => s != surface).Sum(s => s.Image is { } i ? (long)i.Width * i.Height : 0);
        if ((others + ((long)width * height)) * bytesPerPixel > MostBytes)
            throw new ProtocolException($"The far end's windows are too large together: their pictures would take more than {MostBytes >> 20} MiB.");
        SharedImage image = new(_x, width, height);
        if (old is not null)
        {
            WindowDecoder.CarryOver(new ImageView(old.Pixels, old.Width, old.Height, old.StrideBytes), new ImageTarget(image.Pixels, width, height, image.StrideBytes));
            old.Dispose();
        }

        surface.Image = image;
        if (surface.Room is { } room)
            ClearBeside(surface, PictureScale.Fit(width, height, room.Width, room.Height));
        return image;
    }

    private static void Dim(ReadOnlySpan<uint> from, Span<uint> to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            uint half = (from[i] >> 1) & 0x7f7f7f;
            to[i] = half + 0x303030;
        }
    }

    // Of a larger picture something may be left there.
    private void ClearBeside(NearSurface surface, PictureScale scale)
    {
        // A width or height of 0 means all that follows (X11, ClearArea).
        if (surface.Room!.Value.Width > scale.ShownWidth)
            xcb_clear_area(_x.Handle, 0, surface.NearId, (short)scale.ShownWidth, 0, 0, 0);
        if (surface.Room.Value.Height > scale.ShownHeight)
            xcb_clear_area(_x.Handle, 0, surface.NearId, 0, (short)scale.ShownHeight, 0, 0);
    }

    private void Draw(NearSurface surface, SharedImage image, Rect area)
    {
        if (surface.Room is { } room && PictureScale.Fit(image.Width, image.Height, room.Width, room.Height) is { IsExact: false } scale)
        {
            area = surface.Scaled.Make(_x, image, scale, area, out image);
            if (area.IsEmpty)
                return;
        }

        // Of two threads that wait for events of one connection, each may take the other's.
        lock (_drawing)
            AwaitRead(ImageTransfer.Put(_x, surface.NearId, _gc, _depth, image, area, notify: true));
    }

    // Until the completion event the server may still read the pixels.
    private void AwaitRead(uint sequence)
    {
        _x.Flush();
        if (sequence == 0)
        {
            _x.Sync();
            return;
        }

        while (!_x.IsBroken)
        {
            xcb_generic_event_t* e = xcb_wait_for_event(_x.Handle);
            if (e == null)
                return;
            // An error for the request, when the window is gone, ends the wait as the completion does.
            bool ends = (int)(e->full_sequence - sequence) >= 0;
            Libc.free(e);
            if (ends)
                return;
        }
    }
}
