using Rdfwd.Interop.Libc;

namespace Rdfwd.Tests.Support;

/// <summary>A program under an X display. Disposing ends it and its process group.</summary>
public sealed class RunningProgram : IDisposable
{
    private readonly ChildProcess _process;

    public RunningProgram(string display, params string[] command)
    {
        Dictionary<string, string> environment = [];
        foreach (System.Collections.DictionaryEntry entry in Environment.GetEnvironmentVariables())
            environment[(string)entry.Key] = (string?)entry.Value ?? "";
        environment["DISPLAY"] = display;
        environment.Remove("XAUTHORITY");
        // Toolkits must not look for a desktop session of the person who runs the tests.
        environment["NO_AT_BRIDGE"] = "1";
        environment["GTK_USE_PORTAL"] = "0";
        environment["DBUS_SESSION_BUS_ADDRESS"] = "disabled:";
        environment["LC_ALL"] = "C.UTF-8";
        environment["QT_QPA_PLATFORM"] = "xcb";
        _process = ProcessSpawner.Spawn(new ProcessStart { FileName = command[0], Arguments = command[1..], Environment = environment, NewSession = true });
    }

    /// <summary>A window manager that manages from now on: a window that is mapped while openbox starts may be overlooked.</summary>
    public static RunningProgram StartOpenbox(string display)
    {
        using TemporaryDirectory directory = new();
        string ready = Path.Combine(directory.Path, "ready");
        RunningProgram openbox = new(display, "openbox", "--startup", $"touch {ready}");
        Wait.Until("openbox runs", () => File.Exists(ready));
        return openbox;
    }

    /// <summary>A window manager with a compositor, which manages from now on.</summary>
    /// <param name="display">Its display.</param>
    /// <param name="directory">Where it may keep its settings.</param>
    public static RunningProgram StartXfwm4(string display, string directory)
    {
        RunningProgram xfwm4 = new(display, "env", $"XDG_CONFIG_HOME={directory}", "dbus-run-session", "--", "xfwm4", "--compositor=on");
        using XScreen screen = new(display);
        Wait.Until("xfwm4 runs", () => screen.ManagerName() == "Xfwm4");
        return xfwm4;
    }

    public int Pid => _process.Pid;

    public bool HasExited => _process.TryGetExit(out _, out _);

    public void Dispose()
    {
        _ = _process.KillGroup(Libc.SIGTERM);
        if (!_process.WaitForExit(TimeSpan.FromSeconds(3)))
        {
            _ = _process.KillGroup(Libc.SIGKILL);
            _ = _process.WaitForExit(TimeSpan.FromSeconds(10));
        }

        _process.Dispose();
    }
}
