using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Far;

/// <summary>Sees whether a program of a display keeps its screen saver from coming on. A connection of its own; one thread.</summary>
public sealed unsafe class SaverWatch : IDisposable
{
    // Shorter than the screen savers of desktops wait, so that it is known before one of them comes on.
    private const short TimeoutSeconds = 30;

    private readonly XConnection _x;
    private readonly SaverRule _rule = new();

    private SaverWatch(XConnection x)
    {
        _x = x;
    }

    /// <summary>Whether one does, as far as it is known.</summary>
    public bool IsHeld => _rule.IsHeld;

    /// <summary>Opens a display.</summary>
    /// <param name="displayName">As in ":7".</param>
    /// <param name="authorityFile">Where its cookie is.</param>
    /// <param name="kind">Whose it is. The screen saver of one that shows windows by themselves has nobody to save from: it is set to come on soon, without a picture.</param>
    /// <exception cref="DisplayException">No such display, it lacks the extension, or the library for it is missing.</exception>
    public static SaverWatch Open(string displayName, string? authorityFile, FarDisplayKind kind)
    {
        const byte no = 0;
        XConnection x = XConnection.Open(displayName, authorityFile);
        try
        {
            x.RequireExtension("MIT-SCREEN-SAVER");
            if (kind == FarDisplayKind.Windows)
                xcb_set_screen_saver(x.Handle, TimeoutSeconds, TimeoutSeconds, no, no);
            SaverWatch watch = new(x);
            watch.Look(Environment.TickCount64);
            return watch;
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

    /// <summary>Asks; returns the milliseconds until it is worth while to ask again, or -1 when the display is gone.</summary>
    /// <param name="inputMs">When a viewer's input last came, by <see cref="Environment.TickCount64"/>.</param>
    public int Look(long inputMs)
    {
        xcb_screensaver_query_info_reply_t* reply = xcb_screensaver_query_info_reply(_x.Handle, xcb_screensaver_query_info(_x.Handle, _x.Root), null);
        if (reply == null)
            return -1;
        int wait = _rule.Note(reply->state, reply->ms_until_server, reply->ms_since_user_input, Environment.TickCount64, inputMs);
        Libc.free(reply);
        return wait;
    }

    public void Dispose() => _x.Dispose();
}
