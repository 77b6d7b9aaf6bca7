using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Bench.Probe;

/// <summary>
/// A picture that pans to and fro, 3.5 pixels right and 1.5 down a frame, with other grain in each frame. The frames are parts of
/// pictures that the server holds: one set for whole and one for half pixels, each with several grains.
/// </summary>
internal sealed unsafe class Film
{
    private const int Grains = 4;
    private const int Phases = 2;
    private const int MarginX = 128;
    private const int MarginY = 64;

    private readonly PaintTools _tools;
    private readonly uint[] _pictures = new uint[Grains * Phases];

    /// <param name="tools">Borrowed.</param>
    /// <param name="width">Of a frame, pixels.</param>
    /// <param name="height">Of a frame, pixels.</param>
    public Film(PaintTools tools, int width, int height)
    {
        _tools = tools;
        int pictureWidth = width + MarginX, pictureHeight = height + MarginY;
        Texture texture = new(pictureWidth, pictureHeight);
        uint[] pixels = new uint[pictureWidth * pictureHeight];
        for (int i = 0; i < _pictures.Length; i++)
        {
            texture.Render(pixels, pictureWidth, shift: i % Phases * 0.5f, grainSeed: (uint)i + 1);
            _pictures[i] = tools.CreatePixmap(pictureWidth, pictureHeight);
            Upload(_pictures[i], pixels, pictureWidth, pictureHeight);
        }
    }

    /// <summary>Copies a part of a frame.</summary>
    public void Copy(uint drawable, int frame, int fromX, int fromY, int toX, int toY, int width, int height)
    {
        int x = Swing(frame * 7L / 2, MarginX), y = Swing(frame * 3L / 2, MarginY);
        _tools.CopyArea(_pictures[frame % _pictures.Length], drawable, x + fromX, y + fromY, toX, toY, width, height);
    }

    /// <summary>Forth to the limit and back.</summary>
    public static int Swing(long distance, int limit)
    {
        int at = (int)(distance % (2 * limit));
        return at <= limit ? at : (2 * limit) - at;
    }

    private void Upload(uint pixmap, uint[] pixels, int width, int height)
    {
        XConnection x = _tools.X;
        int rowsAtOnce = (int)Math.Max(1, (((long)xcb_get_maximum_request_length(x.Handle) * 4) - 24) / (width * 4));
        fixed (uint* p = pixels)
        {
            for (int y = 0; y < height; y += rowsAtOnce)
            {
                int rows = Math.Min(rowsAtOnce, height - y);
                xcb_put_image(
                    x.Handle, (byte)XCB_IMAGE_FORMAT_Z_PIXMAP, pixmap, _tools.Copy, (ushort)width, (ushort)rows, 0, (short)y, 0, x.Screen->root_depth,
                    (uint)(rows * width * 4), (byte*)(p + ((long)y * width)));
            }
        }

        x.Flush();
    }
}
