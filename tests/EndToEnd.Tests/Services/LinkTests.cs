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
            Assert.Equal("opened in the session", session.Info().GetProperty("links").GetString());
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

    [Fact]
    public void Opened_ByProgramsThatLookForTheirOwn_GoesTheSameWay()
    {
        ServedSession session = Begin("--open=yes", out RunningCommand client);
        using (client)
        {
            Run(session, "gio", "open", "http://example.org/gio");
            Assert.Equal($"{_desktop.Display} 1 http://example.org/gio", Recorded(1)[^1]);
            Run(session, "/usr/bin/python3", "-c", "import gi; gi.require_version('Gtk', '3.0'); from gi.repository import Gtk; Gtk.show_uri_on_window(None, 'mailto:anna@example.org', 0)");
            Assert.Equal($"{_desktop.Display} 1 mailto:anna@example.org", Recorded(2)[^1]);

            // What its user has chosen for the far machine comes first there, as the specification has it.
            string mine = Path.Combine(_machine.Path, "mine");
            Directory.CreateDirectory(Path.Combine(_machine.Home, ".local", "share", "applications"));
            Directory.CreateDirectory(Path.Combine(_machine.Home, ".config"));
            File.WriteAllText(Path.Combine(_machine.Home, ".local", "share", "applications", "mine.desktop"), $"[Desktop Entry]\nType=Application\nName=Mine\nExec=touch {mine}\nMimeType=x-scheme-handler/http;\n");
            File.WriteAllText(Path.Combine(_machine.Home, ".config", "mimeapps.list"), "[Default Applications]\nx-scheme-handler/http=mine.desktop\n");
            Run(session, "gio", "open", "http://example.org/mine");
            Wait.Until("it is opened by that program", () => File.Exists(mine));
            Assert.Equal(2, Recorded().Count);
        }
    }

    [Fact]
    public void Opened_WithoutLeave_ByProgramsThatLookForTheirOwn_GoesRoundOnce()
    {
        ServedSession session = Begin("--open=no", out RunningCommand client);
        using (client)
        {
            // The machine's own xdg-open asks gio, as on GNOME; what that finds is a program of the machine.
            string seen = Path.Combine(_machine.Path, "seen"), folder = Path.Combine(_machine.Home, ".local", "share", "applications");
            Directory.CreateDirectory(folder);
            string browser = Path.Combine(_machine.Path, "browser");
            File.WriteAllText(browser, $"#!/bin/sh\nprintf '%s\\n' \"$1\" >>{seen}\n");
            File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            File.WriteAllText(Path.Combine(folder, "browser.desktop"), $"[Desktop Entry]\nType=Application\nName=Browser\nExec={browser} %u\n");
            File.WriteAllText(Path.Combine(folder, "mimeapps.list"), "[Default Applications]\nx-scheme-handler/http=browser.desktop\n");
            File.AppendAllText(Path.Combine(_machine.Path, "stand-in", "xdg-open"), "exec gio open \"$@\"\n");
            Run(session, "gio", "open", "http://example.org/1");
            Wait.Until("the machine's browser gets it", () => File.Exists(seen) && File.ReadAllText(seen).EndsWith('\n'));
            Assert.Equal("http://example.org/1\n", File.ReadAllText(seen));
            Assert.Equal([$"{session.Files.Display} 1 http://example.org/1"], Recorded());
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

    // With the environment that the session gives its programs.
    private void Run(ServedSession session, params string[] words) => Expect.Success(_machine.Rdfwd(["run", session.Files.Display, "--", .. words]));

    private IReadOnlyList<string> Recorded() => StandIn.Read(_record);

    private IReadOnlyList<string> Recorded(int count)
    {
        Wait.Until($"something is opened for the {count}. time", () => Recorded().Count >= count);
        return Recorded();
    }
}
