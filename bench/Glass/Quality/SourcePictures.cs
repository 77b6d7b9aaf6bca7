using System.Runtime.InteropServices;
using Rdfwd.Bench.Probe;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Bench.Quality;

/// <summary>
/// Knows what the probe painted: draws the same frame aside, on the near X server. And takes what is on the screen. One thread; owns
/// its connection.
/// </summary>
internal sealed unsafe class SourcePictures : IDisposable
{
    private readonly XConnection _x;
    private readonly PaintTools _tools;
    private readonly IScene _scene;
    private readonly SharedImage _image;
    private readonly uint _pixmap;
    private readonly int _width;
    private readonly int _height;
    private readonly (int X, int Y) _place;

    /// <param name="displayName">The near X server.</param>
    /// <param name="authorityFile">With its cookie.</param>
    /// <param name="probe">What is painted.</param>
    /// <param name="place">Where it is on the screen.</param>
    public SourcePictures(string displayName, string authorityFile, ProbeOptions probe, (int X, int Y) place)
    {
        _x = XConnection.Open(displayName, authorityFile);
        _x.RequireExtension("MIT-SHM");
        (_width, _height, _place) = (probe.Width, probe.Height, place);
        _tools = new PaintTools(_x);
        _pixmap = _tools.CreatePixmap(_width, _height);
        _scene = Scenes.Create(probe.Scene, _tools, _width, _height);
        _tools.Fill(_pixmap, 0, 0, 0, _width, _height);
        _scene.Paint(_pixmap, 0);
        _image = new SharedImage(_x, _width, _height);
        if (_image.Segment == 0)
            throw new BenchException($"The X server {_x.DisplayName} does not share memory, which looking at pictures needs.");
    }

    public int Width => _width;

    /// <summary>What the window shows at the near screen, with the counter in it; -1 where that is not whole.</summary>
    public int Take(uint[] pixels)
    {
        Copy(_x.Root, _place.X, _place.Y, pixels);
        return CounterCells.Read(pixels.AsSpan(CounterCells.SampleY * _width), _width);
    }

    /// <summary>What the probe painted for a counter.</summary>
    public void Draw(int counter, uint[] pixels)
    {
        _scene.Paint(_pixmap, counter);
        uint bits = CounterCells.Encode(counter);
        for (int cell = 0; cell < CounterCells.Cells; cell++)
        {
            bool one = ((bits >> (CounterCells.Cells - 1 - cell)) & 1) != 0;
            _tools.Fill(_pixmap, one ? 0xffffffu : 0, cell * CounterCells.CellPx, 0, CounterCells.CellPx, CounterCells.CellPx);
        }

        Copy(_pixmap, 0, 0, pixels);
    }

    public void Dispose()
    {
        _image.Dispose();
        _x.Dispose();
    }

    private void Copy(uint drawable, int x, int y, uint[] pixels)
    {
        xcb_cookie_t cookie = xcb_shm_get_image(
            _x.Handle, drawable, (short)x, (short)y, (ushort)_width, (ushort)_height, uint.MaxValue, (byte)XCB_IMAGE_FORMAT_Z_PIXMAP, _image.Segment, 0);
        xcb_shm_get_image_reply_t* reply = xcb_shm_get_image_reply(_x.Handle, cookie, null);
        if (reply == null)
            throw new BenchException("The near screen cannot be read; is the window larger than it?");
        Libc.free(reply);
        MemoryMarshal.Cast<byte, uint>(_image.Pixels).CopyTo(pixels);
    }
}
