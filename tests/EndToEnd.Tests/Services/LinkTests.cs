using System.Text.Json;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests.Services;

/// <summary>Links that programs of a session open. A stand-in for xdg-open writes down what it gets, and on which display.</summary>
public sealed class LinkTests : IClassFixture<NearDesktop>, IDisposable
{
    private const int NotOpened = 4;

    private readonly NearDesktop _desktop;
    private readonly Machine _machine;
    private readonly string _record;

    public LinkTests(NearDesktop desktop)
    {
        _desktop = desktop;
        _machine = new Machine(desktop.Display);
        _record = StandIn.Install(_machine);
    }

    [Fact]
    public void Opened_WithYes_GoesToTheNearDesktop()
    {
        ServedSession session = Begin("--open=yes", out RunningCommand client);
        using (client)
        {
            Expect.Success(session.Start("xdg-open", "https://example.org/?a=1&b='$(touch)'").Result());
            Assert.Equal([$"{_desktop.Display} 1 https://example.org/?a=1&b=%27$(touch)%27"], Recorded(1));

            // What is no link is the session's own affair.
            Expect.Success(session.Start("xdg-open", "/etc/hostname").Result());
            Assert.Equal($"{session.Files.Display} 1 /etc/hostname", Recorded(2)[^1]);

            CommandResult refused = session.Start("xdg-open", "https://bank.example@evil.example/").Result();
            Assert.Equal(NotOpened, refused.Status);
            Assert.Contains("leads elsewhere", refused.Error, StringComparison.Ordinal);
            Assert.Equal(2, Recorded().Count);
        }
    }

    [Fact]
    public void Opened_WithoutLeave_StaysInTheSession()
    {
        ServedSession session = Begin("--open=no", out RunningCommand client);
        using (client)
        {
            Assert.Equal("opened here", session.Info().GetProperty("links").GetString());
            Expect.Success(session.Start("sh", "-c", "\"$BROWSER\" http://example.org/").Result());
            Assert.Equal([$"{session.Files.Display} 1 http://example.org/"], Recorded(1));
        }
    }

    [Fact]
    public void Opened_WithAsk_IsOpenedWhenThePersonAgrees()
    {
        DesktopBus bus = new(_machine, DesktopBus.Notifications);
        ServedSession session = Begin("--open=ask", out RunningCommand client);
        using (client)
        {
            session.AwaitInfo("notifications", "shown by recorder");
            using RunningCommand first = session.Start("xdg-open", "http://example.org/1");
            JsonElement question = bus.Shown("Open a link?");
            Assert.Contains("http://example.org/1", question.GetProperty("body").GetString(), StringComparison.Ordinal);
            Assert.Empty(Recorded());
            bus.Choose(question, "open");
            Expect.Success(first.Result());
            Assert.Equal([$"{_desktop.Display} 1 http://example.org/1"], Recorded(1));

            using RunningCommand second = session.Start("xdg-open", "http://example.org/2");
            Wait.Until("another question is asked", () => bus.Calls("Notify").Count == 2);
            bus.Choose(bus.Shown("Open a link?"), "no");
            Assert.Equal(NotOpened, second.Result().Status);
            Assert.Single(Recorded());
        }
    }

    public void Dispose()
    {
        _machine.Dispose();
        Wait.Until("the desktop is empty again", () => _desktop.Screen.ForwardedWindows().Count == 0);
    }

    private ServedSession Begin(string option, out RunningCommand client)
    {
        client = _machine.StartRdfwd("start", "--attach=yes", option, "--child=xterm");
        ServedSession session = new(_machine);
        Wait.Until("the client shows the session", () => _desktop.Screen.ForwardedWindows().Count == 1);
        return session;
    }

    private IReadOnlyList<string> Recorded() => StandIn.Read(_record);

    private IReadOnlyList<string> Recorded(int count)
    {
        Wait.Until($"something is opened for the {count}. time", () => Recorded().Count >= count);
        return Recorded();
    }
}
