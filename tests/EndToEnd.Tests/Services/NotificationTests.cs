using System.Text.Json;
using Rdfwd.Display.Images;
using Rdfwd.EndToEnd.Tests.Attacks;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.EndToEnd.Tests.Services;

/// <summary>What programs of a session tell their user, shown by the near desktop.</summary>
public sealed class NotificationTests : IClassFixture<NearDesktop>
{
    private readonly NearDesktop _desktop;

    public NotificationTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Fact]
    public void Program_ThatTellsItsUser_IsShownAnsweredAndTakenBack()
    {
        using Machine machine = new(_desktop.Display);
        DesktopBus bus = new(machine, DesktopBus.Notifications);
        using RunningCommand client = machine.StartRdfwd("start", "--attach=yes", "--child=xterm");
        ServedSession session = new(machine);
        session.AwaitInfo("notifications", "shown by recorder 7");

        using RunningCommand told = session.Start("notify-send", "-a", "backup", "-u", "critical", "-t", "90000", "-i", "drive-harddisk", "-A", "ok=Fine", "Done", "<b>3</b> & <a href='http://e/'>more</a>");
        JsonElement shown = bus.Shown("Done");
        Assert.Equal("backup", shown.GetProperty("program").GetString());
        Assert.Equal("<b>3</b> &amp; more", shown.GetProperty("body").GetString());
        Assert.Equal("drive-harddisk", shown.GetProperty("icon").GetString());
        Assert.Equal((2, 90000), (shown.GetProperty("urgency").GetInt32(), shown.GetProperty("timeout").GetInt32()));
        Assert.Equal(["ok", "Fine"], shown.GetProperty("actions").EnumerateArray().Select(word => word.GetString()));

        bus.Choose(shown, "ok");
        CommandResult chosen = told.Result();
        Assert.Equal((0, "ok"), (chosen.Status, chosen.Output.Trim()));

        // The path of a picture means nothing at the near end; its pixels go there.
        string picture = Path.Combine(machine.Home, "picture.png");
        using (FileStream file = File.Create(picture))
            PngWriter.Write(file, new byte[300 * 150 * 4], 300, 150);
        Expect.Success(session.Start("notify-send", "-i", picture, "Picture").Result());
        JsonElement pictured = bus.Shown("Picture");
        Assert.Equal(("", "128x64"), (pictured.GetProperty("icon").GetString(), pictured.GetProperty("image").GetString()));

        // Detached, it is taken from the near desktop and kept; attached again, it is told again.
        CommandResult kept = session.Start("notify-send", "-p", "Kept").Result();
        Expect.Success(kept);
        uint first = bus.Shown("Kept").GetProperty("id").GetUInt32();
        Expect.Success(machine.Rdfwd("detach"));
        Expect.Success(client.Result());
        Wait.Until("it is taken from the desktop", () => bus.Calls("Close").Any(call => call.GetProperty("id").GetUInt32() == first));
        Expect.Success(session.Start("notify-send", "Meanwhile").Result());
        using RunningCommand again = machine.StartRdfwd("attach");
        bus.Shown("Meanwhile");
        Wait.Until("it is shown again", () => bus.Shown("Kept").GetProperty("id").GetUInt32() != first);
        uint second = bus.Shown("Kept").GetProperty("id").GetUInt32();
        Expect.Success(session.Start("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.Notifications", "/org/freedesktop/Notifications", "org.freedesktop.Notifications.CloseNotification", $"uint32:{kept.Output.Trim()}").Result());
        Wait.Until("the program takes it back", () => bus.Calls("Close").Any(call => call.GetProperty("id").GetUInt32() == second));

        // A person dismisses one while its program replaces it: what is on its way to the near end is taken back too.
        using FakeClient other = FakeClient.HandedTo(session.Files, services: true);
        other.Peer.Send(new NotificationClosed(other.Peer.Await<Notification>().Id, 2));
        Wait.Until("the far end says so too", () => other.Peer.Count(MessageType.NotificationClosed) > 0);
    }

    [Fact]
    public void Attach_WithoutNearBus_SaysSoInInfoAlone()
    {
        using Machine machine = new(_desktop.Display);
        using RunningCommand client = machine.StartRdfwd("start", "--attach=yes", "--child=xterm");
        ServedSession session = new(machine);
        session.AwaitInfo("notifications", "the near end has no D-Bus session");

        CommandResult told = session.Start("notify-send", "-w", "Nobody sees this").Result();
        Expect.Success(told);
        Assert.Equal(0, session.Info().GetProperty("open_notifications").GetInt32());
        Expect.Success(machine.Rdfwd("detach"));
        CommandResult end = client.Result();
        Expect.Success(end);
        Assert.DoesNotContain("notification", end.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Person_WhoActsWhileTheLinkIsLost_IsHeardWhenItIsBack()
    {
        using Machine machine = new(_desktop.Display);
        string record = StandIn.Install(machine), away = Path.Combine(machine.Path, "away");
        DesktopBus bus = new(machine, DesktopBus.Notifications);
        string link = $"exec:[ -e {away} ] && exit 1; exec {ProgramPath.Rdfwd} _link --delay 100 -- {ProgramPath.Rdfwd} _connect";
        using RunningCommand client = machine.StartRdfwd("start", link, "--attach=yes", "--open=ask", "--child=xterm");
        ServedSession session = new(machine);
        session.AwaitInfo("notifications", "shown by recorder 7");
        using RunningCommand clicked = session.Start("notify-send", "-A", "ok=Fine", "Clicked"), closed = session.Start("notify-send", "-w", "Closed"), later = session.Start("notify-send", "-A", "ok=Fine", "Later");
        using RunningCommand opener = session.Start("xdg-open", "http://example.org/1");
        JsonElement[] shown = [bus.Shown("Clicked"), bus.Shown("Closed"), bus.Shown("Later"), bus.Shown("Open a link?")];

        File.WriteAllText(away, "");
        int pid = machine.Processes().Single(process => process.Value.StartsWith($"{ProgramPath.Rdfwd} _link", StringComparison.Ordinal)).Key;
        _ = Libc.kill(pid, Libc.SIGKILL);
        Wait.Until("the link is lost", () => client.Error.Contains("connecting again", StringComparison.Ordinal));
        bus.Choose(shown[0], "ok");
        bus.Dismiss(shown[0]);
        bus.Dismiss(shown[1]);
        bus.Choose(shown[3], "open");
        Expect.Success(session.Start("notify-send", "Meanwhile").Result());
        Wait.Until("the link is opened", () => StandIn.Read(record).Count > 0);
        Assert.False(clicked.HasExited || closed.HasExited || opener.HasExited);
        File.Delete(away);

        Assert.Equal("ok", clicked.Result().Output.Trim());
        Expect.Success(closed.Result());
        Expect.Success(opener.Result());
        bus.Shown("Meanwhile");
        bus.Choose(shown[2], "ok");
        Assert.Equal("ok", later.Result().Output.Trim());
        Assert.Equal([$"{_desktop.Display} 1 http://example.org/1"], StandIn.Read(record));
        // Each once, and what is gone not again.
        Assert.Equal(5, bus.Calls("Notify").Count);
    }
}
