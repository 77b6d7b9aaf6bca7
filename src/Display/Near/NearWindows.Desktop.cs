using System.Text;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Flow;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <content>What the near desktop shares with its programs.</content>
internal sealed unsafe partial class NearWindows
{
    private readonly string? _startupId;
    // What comes at once after a gap in the link is one ring, not as many.
    private readonly TokenBucket _bells = new(1, 100_000);
    private bool _startupEnded;

    public void Apply(Bell message) => Post(() =>
    {
        const int highestHertz = 20_000, longestMs = 1_000;
        if (!_bells.TryTake(Clock.NowUs(_clock)))
            return;
        // A pitch or duration of 0 is the one that the person has set.
        xcb_xkb_bell(
            X.Handle, XCB_XKB_ID_USE_CORE_KBD, XCB_XKB_ID_DFLT_XI_CLASS, XCB_XKB_ID_DFLT_XI_ID, (sbyte)Math.Clamp(message.Percent, -100, 100), 0, 0,
            (short)Math.Clamp(message.Pitch, 0, highestHertz), (short)Math.Clamp(message.DurationMs, 0, longestMs), 0, 0);
    });

    private void TellSettings()
    {
        if (_settings.Read() is { } settings)
            Send(settings);
    }

    private void OnManager(uint selection)
    {
        if (selection == X.Atoms[Atom._NET_SYSTEM_TRAY_S0])
            DockAgain();
        if (selection != X.Atoms[Atom._XSETTINGS_S0])
            return;
        _settings.Find();
        TellSettings();
    }

    // A tray begins, maybe in place of one that took its icons along. Their windows are made anew: another program may still have hold of the old ones.
    private void DockAgain()
    {
        foreach (NearWindow icon in _byFar.Values.Where(window => window.Type == WindowType.TrayIcon).ToArray())
        {
            WindowId id = new(icon.FarId);
            Rect g = icon.Geometry;
            Destroy(icon);
            Create(new NewWindow(id, g.X, g.Y, g.Width, g.Height, icon.OverrideRedirect, icon.Properties, icon.Serial), g);
            Send(new RefreshWindow(id));
        }
    }

    // The first window ends the hourglass of the launcher that started this program (freedesktop.org "Startup Notification Protocol", 0.1).
    private void EndStartup(NearWindow window)
    {
        _startupEnded = true;
        if (_startupId is not { Length: > 0 } id)
            return;
        XProperty.SetText(X, window.Id, Atom._NET_STARTUP_ID, id);
        byte[] text = Encoding.UTF8.GetBytes($"remove: ID=\"{id.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"\0");
        Atom type = Atom._NET_STARTUP_INFO_BEGIN;
        const int chunk = 20;
        for (int at = 0; at < text.Length; at += chunk)
        {
            xcb_client_message_event_t message = default;
            message.response_type = (byte)XCB_CLIENT_MESSAGE;
            message.format = 8;
            message.window = window.Id;
            message.type = X.Atoms[type];
            text.AsSpan(at, Math.Min(chunk, text.Length - at)).CopyTo(new Span<byte>(&message.data, chunk));
            xcb_send_event(X.Handle, 0, X.Root, XCB_EVENT_MASK_PROPERTY_CHANGE, (byte*)&message);
            type = Atom._NET_STARTUP_INFO;
        }
    }
}
