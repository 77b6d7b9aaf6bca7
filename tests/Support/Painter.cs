using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Tests.Support;

/// <summary>A program with one window that paints what a test wants: noise, plain areas, moved parts. One thread.</summary>
public sealed unsafe class Painter : IDisposable
{
    private readonly XConnection _x;
    private readonly uint _gc;
    private readonly Random _random;
    private readonly uint[] _noise;

    public Painter(string display, string title, int width, int height, int seed)
    {
        _x = XConnection.Open(display);
        _random = new Random(seed);
        Width = width;
        Height = height;
        Window = _x.NewId();
        uint background = 0x204060;
        xcb_create_window(
            _x.Handle, 0, Window, _x.Root, 40, 40, (ushort)width, (ushort)height, 0, (ushort)XCB_WINDOW_CLASS_INPUT_OUTPUT, 0, (uint)XCB_CW_BACK_PIXEL, &background);
        XProperty.SetText(_x, Window, Atom._NET_WM_NAME, title);
        _gc = _x.NewId();
        xcb_create_gc(_x.Handle, _gc, Window, 0, null);
        xcb_map_window(_x.Handle, Window);
        _x.Sync();
        _noise = new uint[1024];
        for (int i = 0; i < _noise.Length; i++)
            _noise[i] = (uint)_random.Next() & 0xffffff;
    }

    public uint Window { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>One random change, done when this returns.</summary>
    public void PaintSomething()
    {
        int width = _random.Next(1, Width), height = _random.Next(1, Height);
        int x = _random.Next(Width - width + 1), y = _random.Next(Height - height + 1);
        switch (_random.Next(4))
        {
            case 0:
                Fill(x, y, width, height, (uint)_random.Next() & 0xffffff);
                break;
            case 1:
                xcb_copy_area(
                    _x.Handle, Window, Window, _gc, (short)x, (short)y, (short)_random.Next(Width - width + 1), (short)_random.Next(Height - height + 1), (ushort)width, (ushort)height);
                break;
            case 2:
                PaintNoise(x, y, Math.Min(width, 31), Math.Min(height, 31));
                break;
            default:
                for (int i = 0; i < 20; i++)
                    Fill(_random.Next(Width - 8), _random.Next(Height - 2), 8, 2, 0);
                break;
        }

        _x.Sync();
    }

    /// <summary>Every pixel another than before, as a film has it.</summary>
    public void PaintFilm(int frame)
    {
        const int cell = 16;
        for (int y = 0; y < Height; y += cell)
        {
            for (int x = 0; x < Width; x += cell)
                Fill(x, y, cell, cell, (uint)((((x + (frame * 5)) & 0xff) << 16) | (((y + frame) & 0xff) << 8) | ((x * y * (frame + 1)) & 0xff)));
        }

        _x.Sync();
    }

    public void PaintPixel(int x, int y, uint colour)
    {
        Fill(x, y, 1, 1, colour);
        _x.Sync();
    }

    public void Dispose() => _x.Dispose();

    private void Fill(int x, int y, int width, int height, uint colour)
    {
        xcb_change_gc(_x.Handle, _gc, (uint)XCB_GC_FOREGROUND, &colour);
        xcb_rectangle_t r = new() { x = (short)x, y = (short)y, width = (ushort)width, height = (ushort)height };
        xcb_poly_fill_rectangle(_x.Handle, Window, _gc, 1, &r);
    }

    private void PaintNoise(int x, int y, int width, int height)
    {
        fixed (uint* data = _noise)
        {
            xcb_put_image(
                _x.Handle, (byte)XCB_IMAGE_FORMAT_Z_PIXMAP, Window, _gc, (ushort)width, (ushort)height, (short)x, (short)y, 0, 24, (uint)(width * height * 4), (byte*)data);
        }
    }
}
