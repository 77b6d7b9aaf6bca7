namespace Rdfwd.Interop;

/// <summary>The native libraries, by the file name that carries their ABI version.</summary>
internal static class Libraries
{
    public const string Libc = "libc.so.6";

    public const string Xcb = "libxcb.so.1";
    public const string XcbComposite = "libxcb-composite.so.0";
    public const string XcbDamage = "libxcb-damage.so.0";
    public const string XcbRandR = "libxcb-randr.so.0";
    public const string XcbRender = "libxcb-render.so.0";
    public const string XcbScreenSaver = "libxcb-screensaver.so.0";
    public const string XcbShape = "libxcb-shape.so.0";
    public const string XcbShm = "libxcb-shm.so.0";
    public const string XcbSync = "libxcb-sync.so.1";
    public const string XcbXFixes = "libxcb-xfixes.so.0";
    public const string XcbXInput = "libxcb-xinput.so.0";
    public const string XcbXkb = "libxcb-xkb.so.1";
    public const string XcbXTest = "libxcb-xtest.so.0";

    public const string XcbImdkit = "libxcb-imdkit.so.1";

    public const string Xkb = "libxkbcommon.so.0";
    public const string XkbX11 = "libxkbcommon-x11.so.0";

    // FFmpeg's: the major version is found at run time.
    public const string AvCodec = "libavcodec.so";
    public const string AvUtil = "libavutil.so";

    public const string Yuv = "libyuv.so.0";

    public const string Zstd = "libzstd.so.1";

    public const string DBus = "libdbus-1.so.3";
}
