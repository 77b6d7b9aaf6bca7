using System.Text;
using Microsoft.Extensions.Logging;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>
/// Tells whoever sits at a shadowed display that somebody looks on: a line at the upper right of the screen while that is so. It lets the pointer
/// through and stays above other windows. Needs nothing of the desktop. Thread shadow-banner; any thread may call it.
/// </summary>
internal sealed unsafe class OwnerBanner : XThread
{
    private const int GlyphWidth = 6;
    private const int Height = 17;
    private const int Baseline = 13;
    private const int Margin = 8;

    // One request carries so many characters of core text.
    private const int MostCharacters = 200;

    // Another window that wants to be on top too must not make the two fight for the screen.
    private const long RaiseIntervalUs = 1_000_000;

    private readonly bool _canPassInput;
    private byte[] _text = [];
    private uint _window;
    private uint _gc;
    private bool _covered;
    private long _raisedUs;

    private OwnerBanner(XConnection x, ILogger log)
        : base("shadow-banner", x, log)
    {
        _canPassInput = x.FindExtension("SHAPE") is not null;
    }

    /// <param name="x">To the shadowed display; taken over.</param>
    /// <param name="log">Gets what happens.</param>
    public static OwnerBanner Open(XConnection x, ILogger log)
    {
        OwnerBanner banner = new(x, log);
        banner.Start();
        return banner;
    }

    /// <summary>Shows a line, in place of another one.</summary>
    public void Show(string text) => Post(() =>
    {
        _text = Encoding.Latin1.GetBytes(text[..Math.Min(text.Length, MostCharacters)]);
        Remove();
        Create();
    });

    public void Hide() => Post(Remove);

    protected override void OnEvent(xcb_generic_event_t* e, int type)
    {
        if (type == XCB_EXPOSE)
            Draw();
        else if (type == XCB_VISIBILITY_NOTIFY)
            _covered = ((xcb_visibility_notify_event_t*)e)->state != XCB_VISIBILITY_UNOBSCURED;
    }

    protected override long OnTurn()
    {
        if (!_covered || _window == 0)
            return -1;
        long nowUs = Clock.NowUs(TimeProvider.System);
        if (nowUs - _raisedUs < RaiseIntervalUs)
            return RaiseIntervalUs - (nowUs - _raisedUs);
        _raisedUs = nowUs;
        _covered = false;
        uint above = XCB_STACK_MODE_ABOVE;
        xcb_configure_window(X.Handle, _window, (ushort)XCB_CONFIG_WINDOW_STACK_MODE, &above);
        return -1;
    }

    private void Create()
    {
        int width = (_text.Length * GlyphWidth) + (2 * Margin);
        uint mask = XCB_EVENT_MASK_EXPOSURE | XCB_EVENT_MASK_VISIBILITY_CHANGE;
        uint* values = stackalloc uint[3] { 0xffd75f, 1, mask };
        _window = X.NewId();
        xcb_create_window(
            X.Handle, (byte)XCB_COPY_FROM_PARENT, _window, X.Root, (short)Math.Max(0, ScreenWidth() - width), 0, (ushort)width, Height, 0,
            (ushort)XCB_WINDOW_CLASS_INPUT_OUTPUT, (uint)XCB_COPY_FROM_PARENT, XCB_CW_BACK_PIXEL | XCB_CW_OVERRIDE_REDIRECT | XCB_CW_EVENT_MASK, values);
        XProperty.SetText(X, _window, Atom._NET_WM_NAME, "rdfwd looks on");
        // An empty input shape: the pointer never sees it.
        if (_canPassInput)
            xcb_shape_rectangles(X.Handle, XCB_SHAPE_SO_SET, XCB_SHAPE_SK_INPUT, 0, _window, 0, 0, 0, null);
        xcb_map_window(X.Handle, _window);
    }

    // The connection's own figure is that of its beginning.
    private int ScreenWidth()
    {
        xcb_get_geometry_reply_t* root = xcb_get_geometry_reply(X.Handle, xcb_get_geometry(X.Handle, X.Root), null);
        int width = root == null ? X.Screen->width_in_pixels : root->width;
        Libc.free(root);
        return width;
    }

    private void Draw()
    {
        if (_window == 0)
            return;
        if (_gc == 0)
            CreateContext();
        fixed (byte* p = _text)
            xcb_image_text_8(X.Handle, (byte)_text.Length, _window, _gc, Margin, Baseline, p);
    }

    private void CreateContext()
    {
        uint font = X.NewId();
        fixed (byte* name = "fixed"u8)
            xcb_open_font(X.Handle, font, 5, name);
        _gc = X.NewId();
        uint* values = stackalloc uint[4] { 0x000000, 0xffd75f, font, 0 };
        xcb_create_gc(X.Handle, _gc, _window, XCB_GC_FOREGROUND | XCB_GC_BACKGROUND | XCB_GC_FONT | XCB_GC_GRAPHICS_EXPOSURES, values);
        xcb_close_font(X.Handle, font);
    }

    private void Remove()
    {
        _covered = false;
        if (_window != 0)
            xcb_destroy_window(X.Handle, _window);
        _window = 0;
    }
}
