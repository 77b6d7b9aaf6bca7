using Rdfwd.Session.Bus;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <content>org.freedesktop.ScreenSaver: programs that want the screen to stay on while they play.</content>
internal sealed partial class SessionServices
{
    private const string ScreenSaverName = "org.freedesktop.ScreenSaver";

    // Programs on the bus have names with a colon.
    private const string DisplayOwner = "display";

    private bool _displayHeld;
    private readonly InhibitLedger _inhibits = new();
    private volatile string _inhibitedBy = "";

    /// <summary>For <c>info</c>: the program that keeps the screen on, and its reason; empty for none.</summary>
    public string InhibitedBy => _inhibitedBy;

    /// <summary>Whether a program keeps the screen saver of the session's display away, beside those that ask here. Any thread.</summary>
    public void KeepOn(bool on) => Post(() =>
    {
        if (on != _displayHeld)
        {
            _displayHeld = on;
            if (on)
                _inhibits.Add(DisplayOwner, "a program", "it keeps the display's screen saver away");
            else
                _inhibits.RemoveAll(DisplayOwner);
            TellInhibition();
        }
    });

    private bool OnScreenSaverCall(BusMessage call)
    {
        switch (call.Member)
        {
            case "Inhibit":
                BusReader wish = call.Read();
                uint cookie = _inhibits.Add(call.Sender, wish.ReadString(Limits.NotificationNameBytes), wish.ReadString(Limits.NotificationNameBytes));
                if (cookie == 0)
                    return Reply(call.Error("org.freedesktop.DBus.Error.LimitsExceeded", "Too many programs keep the screen on."));
                BusMessage answer = call.Return();
                BusWriter result = answer.Write();
                result.Write(cookie);
                Send(answer);
                TellInhibition();
                return true;
            case "UnInhibit":
                BusReader end = call.Read();
                bool ended = _inhibits.Remove(call.Sender, end.ReadUInt32());
                if (call.WantsReply)
                    Send(call.Return());
                if (ended)
                    TellInhibition();
                return true;
            case "GetActive":
                BusMessage active = call.Return();
                BusWriter flag = active.Write();
                flag.Write(false);
                return Reply(active);
            case "SimulateUserActivity":
                return Reply(call.Return());
            default:
                return false;
        }
    }

    private void TellInhibition()
    {
        string why = Text.Printable.Line(_inhibits.Why, 200);
        if (why == _inhibitedBy)
            return;
        _inhibitedBy = why;
        _viewer?.Send(Channel.Control, new Inhibit(_inhibits.IsOn, why));
    }
}
