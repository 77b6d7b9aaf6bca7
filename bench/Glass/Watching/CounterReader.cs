using System.Runtime.InteropServices;
using Rdfwd.Bench.Probe;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Bench.Watching;

/// <summary>Reads the counter from the screen: the middle rows of its cells, through shared memory; one round trip. Borrows the connection.</summary>
internal sealed unsafe class CounterReader : IDisposable
{
    private readonly XConnection _x;
    private readonly SharedImage _image;

    public CounterReader(XConnection x)
    {
        _x = x;
        x.RequireExtension("MIT-SHM");
        _image = new SharedImage(x, CounterCells.WidthPx, CounterCells.SampleRows);
        if (_image.Segment == 0)
            throw new BenchException($"The X server {x.DisplayName} does not share memory, which the watcher needs.");
    }

    /// <summary>The counter whose cells begin at a place of the screen; -1 when there is no whole one.</summary>
    public int Read(int x, int y)
    {
        xcb_cookie_t cookie = xcb_shm_get_image(
            _x.Handle, _x.Root, (short)x, (short)(y + CounterCells.SampleY), CounterCells.WidthPx, CounterCells.SampleRows, uint.MaxValue,
            (byte)XCB_IMAGE_FORMAT_Z_PIXMAP, _image.Segment, 0);
        xcb_shm_get_image_reply_t* reply = xcb_shm_get_image_reply(_x.Handle, cookie, null);
        if (reply == null)
            return -1;
        Libc.free(reply);
        return CounterCells.Read(MemoryMarshal.Cast<byte, uint>(_image.Pixels), CounterCells.WidthPx);
    }

    public void Dispose() => _image.Dispose();
}
