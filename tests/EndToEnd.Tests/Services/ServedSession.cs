using System.Text.Json;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests.Services;

/// <summary>A session of a machine with a display, and programs of that session, started from outside with its environment.</summary>
internal sealed class ServedSession
{
    private const string Player = "import dbus; bus = dbus.SessionBus(); bus.get_object('org.freedesktop.ScreenSaver', '/org/freedesktop/ScreenSaver').Inhibit('player', 'a film', dbus_interface='org.freedesktop.ScreenSaver'); print('on', flush=True); import time; time.sleep(600)";

    private readonly Machine _machine;

    public ServedSession(Machine machine)
    {
        _machine = machine;
        Files = SessionFiles.Sole(machine);
    }

    public SessionFiles Files { get; }

    public string BusSocket => Path.Combine(Files.Path, "bus");

    public string Opener => Path.Combine(Files.Path, "bin", "xdg-open");

    /// <summary>Runs a program as the session's programs run.</summary>
    public RunningCommand Start(params string[] words) => _machine.Start(
        [
            "env", $"DISPLAY={Files.Display}", $"XAUTHORITY={Files.Authority}", $"DBUS_SESSION_BUS_ADDRESS=unix:path={BusSocket}", $"BROWSER={Opener}",
            $"PATH={Path.GetDirectoryName(Opener)}:{_machine.Environment["PATH"]}", .. words,
        ]);

    /// <summary>A program of the session that wants the screen to stay on, until it is ended; it prints "on" when it has asked.</summary>
    public RunningCommand StartPlayer() => Start("/usr/bin/python3", "-c", Player);

    /// <summary>The part of info about services.</summary>
    public JsonElement Info()
    {
        CommandResult result = _machine.Rdfwd("info", Files.Display, "--json");
        Expect.Success(result);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        return document.RootElement.GetProperty("services").Clone();
    }

    /// <summary>Waits until a line of info about services holds a text.</summary>
    public void AwaitInfo(string name, string part) => Wait.Until($"{name} of info has '{part}'", () => Info().GetProperty(name).GetString()!.Contains(part, StringComparison.Ordinal));

    /// <summary>The pid of the session's D-Bus daemon.</summary>
    public int BusPid()
    {
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(Path.Combine(Files.Path, "session.json")));
        return record.RootElement.GetProperty("bus").GetProperty("pid").GetInt32();
    }
}
