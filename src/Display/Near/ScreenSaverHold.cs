using Rdfwd.Display.X11;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>
/// Keeps an X server's own screen saver and power saving off (MIT-SCREEN-SAVER 1.1, Suspend) until it is disposed. It is a connection of
/// its own, with which the server forgets the wish.
/// </summary>
public sealed unsafe class ScreenSaverHold : IDisposable
{
    private readonly XConnection _x;

    private ScreenSaverHold(XConnection x)
    {
        _x = x;
    }

    /// <exception cref="DisplayException">No such display, it lacks the extension, or the library for it is missing.</exception>
    public static ScreenSaverHold Open(string? displayName, string? authorityFile)
    {
        XConnection x = XConnection.Open(displayName, authorityFile);
        try
        {
            x.RequireExtension("MIT-SCREEN-SAVER");
            xcb_screensaver_suspend(x.Handle, 1);
            x.Sync();
            return new ScreenSaverHold(x);
        }
        catch (DllNotFoundException e)
        {
            x.Dispose();
            throw new DisplayException("libxcb-screensaver is not installed; install the package libxcb-screensaver0.", e);
        }
        catch
        {
            x.Dispose();
            throw;
        }
    }

    public void Dispose() => _x.Dispose();
}
