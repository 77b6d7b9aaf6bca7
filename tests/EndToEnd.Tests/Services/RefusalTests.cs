using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests.Services;

/// <summary>What a person does not want of a desktop's services is not done; what is left is.</summary>
public sealed class RefusalTests : IClassFixture<NearDesktop>
{
    private const string Off = "off at the near end";

    private readonly NearDesktop _desktop;

    public RefusalTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Fact]
    public void Notifications_Refused_EndAtOnceWhileTheScreenStaysOn()
    {
        using Machine machine = new(_desktop.Display);
        DesktopBus bus = new(machine, DesktopBus.Notifications, DesktopBus.ScreenSaver);
        using RunningCommand client = machine.StartRdfwd("start", "--attach=yes", "--notifications=no", "--child=xterm");
        ServedSession session = new(machine);
        session.AwaitInfo("notifications", Off);

        // It waits until the notification is closed.
        Expect.Success(session.Start("notify-send", "-w", "Hidden").Result());
        using RunningCommand player = session.StartPlayer();
        Wait.Until("the desktop is kept awake", () => bus.Calls("Inhibit").Count == 1);

        Assert.Empty(bus.Calls("Notify"));
    }

    [Fact]
    public void Inhibition_Refused_LetsTheScreenTurnOffWhileNotificationsAreShown()
    {
        using Machine machine = new(_desktop.Display);
        DesktopBus bus = new(machine, DesktopBus.Notifications, DesktopBus.ScreenSaver);
        using RunningCommand client = machine.StartRdfwd("start", "--attach=yes", "--inhibit=no", "--child=xterm");
        ServedSession session = new(machine);
        session.AwaitInfo("notifications", "shown by recorder 7");

        using RunningCommand player = session.StartPlayer();
        Wait.Until("the player has asked", () => player.Output.Contains("on", StringComparison.Ordinal));
        session.AwaitInfo("screen_kept_on", Off);
        using RunningCommand told = session.Start("notify-send", "Seen");
        bus.Shown("Seen");

        Assert.Empty(bus.Calls("Inhibit"));
    }
}
