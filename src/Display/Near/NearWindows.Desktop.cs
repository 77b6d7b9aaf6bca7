using System.Text;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <content>What the near desktop shares with its programs.</content>
internal sealed unsafe partial class NearWindows
{
    private readonly string? _startupId;
    private bool _startupEnded;

    private void TellSettings()
    {
        if (_settings.Read() is { } settings)
            Send(settings);
    }

    private void OnManager(uint selection)
    {
        if (selection != X.Atoms[Atom._XSETTINGS_S0])
            return;
        _settings.Find();
        TellSettings();
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
