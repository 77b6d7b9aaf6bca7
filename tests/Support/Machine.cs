using Rdfwd.Interop.Libc;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Tests.Support;

/// <summary>
/// A user's surroundings of a test's own: home, runtime directory, environment. Every process that is started in it can be
/// found again by its environment; disposing ends them all.
/// </summary>
public sealed class Machine : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<RunningCommand> _commands = [];

    /// <param name="display">The X display of its user, or null for none.</param>
    public Machine(string? display = null)
    {
        Home = System.IO.Path.Combine(_directory.Path, "home");
        Runtime = System.IO.Path.Combine(_directory.Path, "run");
        _ = C.mkdir(Home, 0x1c0);
        _ = C.mkdir(Runtime, 0x1c0);
        foreach (System.Collections.DictionaryEntry entry in System.Environment.GetEnvironmentVariables())
            Environment[(string)entry.Key] = (string?)entry.Value ?? "";
        foreach (string name in (string[])["DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "SSH_AUTH_SOCK", "SSH_CONNECTION", "LS_COLORS", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"])
            Environment.Remove(name);
        Environment["HOME"] = Home;
        Environment["XDG_RUNTIME_DIR"] = Runtime;
        Environment["RDFWD_RUNTIME_DIR"] = Sessions;
        Environment["DBUS_SESSION_BUS_ADDRESS"] = "disabled:";
        Environment["NO_AT_BRIDGE"] = "1";
        if (display is not null)
            Environment["DISPLAY"] = display;
    }

    /// <summary>Its directory, whose name is in the environment of all of its processes.</summary>
    public string Path => _directory.Path;

    public string Home { get; }

    public string Runtime { get; }

    /// <summary>Where rdfwd keeps its sessions; sessions of whoever runs the tests stay out of sight.</summary>
    public string Sessions => System.IO.Path.Combine(Runtime, "rdfwd");

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Runs rdfwd to its end.</summary>
    public CommandResult Rdfwd(params string[] arguments) => Start([ProgramPath.Rdfwd, .. arguments]).Result();

    /// <summary>Starts rdfwd.</summary>
    public RunningCommand StartRdfwd(params string[] arguments) => Start([ProgramPath.Rdfwd, .. arguments]);

    public RunningCommand Start(params string[] words)
    {
        RunningCommand command = new(_directory.Path, Environment, words);
        _commands.Add(command);
        return command;
    }

    /// <summary>The pids of everything that runs in these surroundings, with their command lines; zombies left out.</summary>
    public IReadOnlyDictionary<int, string> Processes()
    {
        Dictionary<int, string> found = [];
        foreach (string entry in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(System.IO.Path.GetFileName(entry), out int pid) || pid == System.Environment.ProcessId)
                continue;
            try
            {
                if (File.ReadAllText($"{entry}/environ").Contains(_directory.Path, StringComparison.Ordinal))
                    found[pid] = File.ReadAllText($"{entry}/cmdline").Replace('\0', ' ').Trim();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile, or is another user's.
            }
        }

        return found;
    }

    /// <summary>The pids whose command line holds a text.</summary>
    public IReadOnlyList<int> ProcessesWith(string part) => [.. Processes().Where(process => process.Value.Contains(part, StringComparison.Ordinal)).Select(process => process.Key)];

    public void Dispose()
    {
        foreach (RunningCommand command in _commands)
            command.Dispose();
        Wait.Until("everything that the test started has ended", () =>
        {
            IReadOnlyDictionary<int, string> left = Processes();
            foreach (int pid in left.Keys)
                _ = C.kill(pid, C.SIGKILL);
            return left.Count == 0;
        });
        _directory.Dispose();
    }
}
