using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.EndToEnd.Tests.Services;

/// <summary>Programs of a session that want the screen to stay on: the near one does, as long as they run and the session is shown.</summary>
public sealed class ScreenTests : IClassFixture<NearDesktop>
{
    private readonly NearDesktop _desktop;

    public ScreenTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Fact]
    public void Player_InTheSession_KeepsTheDesktopAwakeWhileItIsShown()
    {
        using Machine machine = new(_desktop.Display);
        DesktopBus bus = new(machine, DesktopBus.ScreenSaver);
        using RunningCommand client = machine.StartRdfwd("start", "--attach=yes", "--child=xterm");
        ServedSession session = new(machine);
        using RunningCommand player = session.StartPlayer();
        Wait.Until("the desktop is kept awake", () => bus.Calls("Inhibit").Count == 1);
        Assert.Equal("player: a film", bus.Calls("Inhibit")[0].GetProperty("summary").GetString());
        session.AwaitInfo("screen_kept_on", "by the desktop's screen saver service");

        Expect.Success(machine.Rdfwd("detach"));
        Expect.Success(client.Result());
        Wait.Until("it may sleep", () => bus.Calls("UnInhibit").Count == 1);
        using RunningCommand again = machine.StartRdfwd("attach");
        Wait.Until("it is kept awake again", () => bus.Calls("Inhibit").Count == 2);
        player.Dispose();
        Wait.Until("it may sleep again", () => bus.Calls("UnInhibit").Count == 2);
        Assert.Equal("", session.Info().GetProperty("screen_kept_on").GetString());
    }

    [Fact]
    public void Player_WithoutAScreenSaverService_KeepsTheXServersOff()
    {
        using Machine machine = new(_desktop.Display);
        using RunningCommand client = machine.StartRdfwd("start", "--attach=yes", "--child=xterm");
        ServedSession session = new(machine);
        RunningCommand player = session.StartPlayer();
        session.AwaitInfo("screen_kept_on", "by the X server's screen saver");
        Expect.Success(machine.Start("xset", "s", "1").Result());
        try
        {
            Wait.Until("nobody touched the near desktop for longer than its screen saver waits", () => Saver().IdleMs > 2500);
            Assert.False(Saver().IsOn);
            player.Dispose();
            Wait.Until("its screen saver runs", () => Saver().IsOn);
        }
        finally
        {
            Expect.Success(machine.Start("xset", "s", "reset", "s", "0").Result());
        }
    }

    [Fact]
    public unsafe void Player_ThatHoldsItsDisplaysScreenSaver_KeepsTheDesktopAwake()
    {
        using Machine machine = new(_desktop.Display);
        DesktopBus bus = new(machine, DesktopBus.ScreenSaver);
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child=xterm"));
        ServedSession session = new(machine);
        using (XScreen player = new(session.Files.Display, session.Files.Authority))
        {
            xcb_screensaver_suspend(player.X.Handle, 1);
            player.X.Sync();
            // It is seen when the time of that screen saver is over.
            Expect.Success(session.Start("xset", "s", "1").Result());
            machine.StartRdfwd("attach");
            Wait.Until("the desktop is kept awake", () => bus.Calls("Inhibit").Count == 1);
            Assert.Equal("a program: it keeps the display's screen saver away", bus.Calls("Inhibit")[0].GetProperty("summary").GetString());
        }

        Wait.Until("it may sleep", () => bus.Calls("UnInhibit").Count == 1);
        using RunningCommand other = session.Start("sh", "-c", "xset s 2; while sleep 1; do xset s reset; done");
        Wait.Until("another program keeps it awake by turning it back", () => bus.Calls("Inhibit").Count == 2);
    }

    private unsafe (bool IsOn, uint IdleMs) Saver()
    {
        Rdfwd.Interop.Xcb.xcb_screensaver_query_info_reply_t* reply = xcb_screensaver_query_info_reply(_desktop.Screen.X.Handle, xcb_screensaver_query_info(_desktop.Screen.X.Handle, _desktop.Screen.X.Root), null);
        (bool, uint) state = (reply->state == XCB_SCREENSAVER_STATE_ON, reply->ms_since_user_input);
        Libc.free(reply);
        return state;
    }
}
