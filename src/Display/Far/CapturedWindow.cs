using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// The pixels of one far window: its backing pixmap, what changed in it since they were read, and a shared image that holds them.
/// The image includes the border, which some menus draw by it. The root window is captured with all that is on the screen. Owned by the
/// thread far-pixels.
/// </summary>
internal sealed unsafe class CapturedWindow : IDisposable
{
    private readonly XConnection _x;
    private readonly Region _uncaptured = new();
    private readonly Region _bands = new();
    private readonly List<AsideWorker> _readers = [];
    private uint _damage;
    private uint _pixmap;
    private SharedImage? _image;

    public CapturedWindow(XConnection x, uint id)
    {
        _x = x;
        Id = id;
        uint mask = XCB_EVENT_MASK_STRUCTURE_NOTIFY;
        xcb_change_window_attributes(x.Handle, id, XCB_CW_EVENT_MASK, &mask);
        _damage = x.NewId();
        xcb_damage_create(x.Handle, _damage, id, (byte)XCB_DAMAGE_REPORT_LEVEL_DELTA_RECTANGLES);
    }

    public uint Id { get; }

    /// <summary>With the border, pixels.</summary>
    public int Width { get; private set; }

    /// <summary>With the border, pixels.</summary>
    public int Height { get; private set; }

    public int Border { get; private set; }

    public Rect Bounds => new(0, 0, Width, Height);

    /// <summary>The pixels of the last <see cref="Capture"/>; null before the first.</summary>
    public SharedImage? Image => _image;

    /// <summary>Takes the size that the server told; true when it is another one. All of the window then counts as damaged.</summary>
    public bool Resize(int width, int height, int border)
    {
        int outerWidth = width + (2 * border), outerHeight = height + (2 * border);
        if (outerWidth == Width && outerHeight == Height && _pixmap != 0)
            return false;
        Width = outerWidth;
        Height = outerHeight;
        Border = border;
        DropPixmap();
        _uncaptured.Clear();
        _uncaptured.Add(Bounds);
        return true;
    }

    /// <summary>A part of the window, in its own coordinates, was drawn. Returns it in the image's coordinates.</summary>
    public Rect NoteDamage(Rect area)
    {
        Rect inImage = new Rect(area.X + Border, area.Y + Border, area.Width, area.Height).Intersect(Bounds);
        if (!inImage.IsEmpty)
            _uncaptured.Add(inImage);
        return inImage;
    }

    /// <summary>Somebody else reads <see cref="Image"/> until <see cref="Return"/>; it is not changed while he works.</summary>
    public void Lend(AsideWorker reader) => _readers.Add(reader);

    public void Return(AsideWorker reader) => _readers.Remove(reader);

    /// <summary>
    /// Reads all that changed since the last time into <see cref="Image"/>; one round trip. False when the window is gone or changing its
    /// size just now; an event about that is on its way.
    /// </summary>
    public bool Capture()
    {
        if (Width <= 0 || Height <= 0)
            return false;
        AwaitReaders();
        if (_image is null || ((_image.Width != Width || _image.Height != Height) && !_image.TryReshape(Width, Height)))
        {
            _image?.Dispose();
            _image = new SharedImage(_x, Width, Height);
            _uncaptured.Add(Bounds);
        }

        if (_uncaptured.IsEmpty)
            return true;
        if (_pixmap == 0 && !NamePixmap())
            return false;
        // What is drawn after this request is reported anew; what was drawn before it is in the pixels that are read next.
        xcb_damage_subtract(_x.Handle, _damage, 0, 0);
        if (!ReadBands(_image))
            return false;
        _uncaptured.Clear();
        return true;
    }

    public void Dispose()
    {
        AwaitReaders();
        if (!_x.IsBroken)
        {
            xcb_damage_destroy(_x.Handle, _damage);
            DropPixmap();
        }

        _damage = 0;
        _image?.Dispose();
        _image = null;
    }

    private void AwaitReaders()
    {
        foreach (AsideWorker reader in _readers)
            reader.AwaitEnd();
    }

    // Whole rows land in place in the image, so changes are read as bands of full width.
    private bool ReadBands(SharedImage image)
    {
        _bands.Clear();
        foreach (Rect area in _uncaptured)
            _bands.Add(new Rect(0, area.Y, Width, area.Height));
        Span<xcb_cookie_t> cookies = stackalloc xcb_cookie_t[16];
        _bands.Simplify(cookies.Length);
        int n = 0;
        foreach (Rect band in _bands)
            cookies[n++] = ImageTransfer.RequestRows(_x, _pixmap, image, band.Y, band.Height);
        n = 0;
        bool all = true;
        foreach (Rect band in _bands)
            all &= ImageTransfer.TakeRows(_x, image, band.Y, band.Height, cookies[n++]);
        return all;
    }

    // The name stands for the pixels of one size; a resize needs a new one (Composite 0.4, NameWindowPixmap).
    private bool NamePixmap()
    {
        // The screen has no pixmap that could be named; reading the root window reads all that is seen on it.
        if (Id == _x.Root)
        {
            _pixmap = Id;
            return true;
        }

        uint name = _x.NewId();
        if (!_x.Succeeded(xcb_composite_name_window_pixmap_checked(_x.Handle, Id, name)))
            return false;
        _pixmap = name;
        return true;
    }

    private void DropPixmap()
    {
        if (_pixmap != 0 && _pixmap != Id)
            xcb_free_pixmap(_x.Handle, _pixmap);
        _pixmap = 0;
    }
}
