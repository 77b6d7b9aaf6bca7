using System.Text;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Bench.Probe;

/// <summary>What scenes draw with on one connection: pixmaps as deep as the screen, a copying and a flipping context, text.</summary>
internal sealed unsafe class PaintTools
{
    private uint _font;

    public PaintTools(XConnection x)
    {
        X = x;
        Copy = CreateContext(XCB_GX_COPY, 0);
        Flip = CreateContext(XCB_GX_XOR, 0xffffff);
    }

    public XConnection X { get; }

    /// <summary>Copies pixels.</summary>
    public uint Copy { get; }

    /// <summary>Turns black into white and white into black.</summary>
    public uint Flip { get; }

    public uint CreatePixmap(int width, int height)
    {
        uint pixmap = X.NewId();
        xcb_create_pixmap(X.Handle, X.Screen->root_depth, pixmap, X.Root, (ushort)width, (ushort)height);
        return pixmap;
    }

    public void CopyArea(uint from, uint to, int fromX, int fromY, int toX, int toY, int width, int height) =>
        xcb_copy_area(X.Handle, from, to, Copy, (short)fromX, (short)fromY, (short)toX, (short)toY, (ushort)width, (ushort)height);

    public void Fill(uint drawable, uint colour, int x, int y, int width, int height)
    {
        xcb_change_gc(X.Handle, Copy, XCB_GC_FOREGROUND, &colour);
        xcb_rectangle_t area = new() { x = (short)x, y = (short)y, width = (ushort)width, height = (ushort)height };
        xcb_poly_fill_rectangle(X.Handle, drawable, Copy, 1, &area);
    }

    /// <summary>One run of text in the server's fixed font on white; returns its width, pixels.</summary>
    public int Text(uint drawable, uint colour, int x, int baseline, string text)
    {
        const int glyphWidth = 6;
        if (_font == 0)
        {
            _font = X.NewId();
            fixed (byte* name = "fixed"u8)
                xcb_open_font(X.Handle, _font, 5, name);
            uint font = _font;
            xcb_change_gc(X.Handle, Copy, XCB_GC_FONT, &font);
        }

        uint* colours = stackalloc uint[2] { colour, 0xffffff };
        xcb_change_gc(X.Handle, Copy, XCB_GC_FOREGROUND | XCB_GC_BACKGROUND, colours);
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        fixed (byte* p = bytes)
            xcb_image_text_8(X.Handle, (byte)bytes.Length, drawable, Copy, (short)x, (short)baseline, p);
        return bytes.Length * glyphWidth;
    }

    private uint CreateContext(int function, uint foreground)
    {
        uint gc = X.NewId();
        uint* values = stackalloc uint[3] { (uint)function, foreground, 0 };
        xcb_create_gc(X.Handle, gc, X.Root, XCB_GC_FUNCTION | XCB_GC_FOREGROUND | XCB_GC_GRAPHICS_EXPOSURES, values);
        return gc;
    }
}
