using Rdfwd.Interop.Libc;
using Rdfwd.Session.XServers;

namespace Rdfwd.Bench.Runs;

/// <summary>
/// The near machine of a benchmark: a directory for everything, an X server of 1920x1080 and a window manager. Owns them; disposing
/// ends and removes all of it.
/// </summary>
public sealed class BenchSite : IDisposable
{
    /// <summary>Of the near screen, pixels.</summary>
    internal const int ScreenWidth = 1920;

    /// <summary>Of the near screen, pixels.</summary>
    internal const int ScreenHeight = 1080;

    private readonly BenchDirectory _directory = new();
    private readonly PrivateXServer _near;
    private readonly ChildProcess _windowManager;

    public BenchSite()
    {
        Runtime = System.IO.Directory.CreateDirectory(At("run"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        try
        {
            _near = PrivateXServer.Start(Directory, ScreenWidth, ScreenHeight);
        }
        catch
        {
            _directory.Dispose();
            throw;
        }

        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
            Environment[(string)variable.Key] = (string?)variable.Value ?? "";
        Environment["DISPLAY"] = _near.DisplayName;
        Environment["XAUTHORITY"] = _near.AuthorityFile;
        Environment["XDG_RUNTIME_DIR"] = Runtime;
        Environment["TMPDIR"] = Directory;
        try
        {
            _windowManager = StartWindowManager();
        }
        catch
        {
            _near.Dispose();
            _directory.Dispose();
            throw;
        }
    }

    /// <summary>Private; removed at the end.</summary>
    public string Directory => _directory.Path;

    /// <summary>The XDG_RUNTIME_DIR of both ends.</summary>
    public string Runtime { get; }

    /// <summary>For programs at the near end. What they leave in TMPDIR goes with the site.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public string NearDisplay => _near.DisplayName;

    /// <summary>The near X server's process.</summary>
    public int NearServerPid => _near.Pid;

    public string NearAuthority => _near.AuthorityFile;

    /// <summary>The program that runs, for both ends.</summary>
    public static string ProgramFile => System.Environment.ProcessPath ?? "/proc/self/exe";

    /// <summary>A path in <see cref="Directory"/>.</summary>
    public string At(string name) => Path.Combine(Directory, name);

    /// <summary>Starts a program at the near end, what it says going to a file. The caller owns it.</summary>
    /// <exception cref="BenchException">There is no such program.</exception>
    public ChildProcess Spawn(string program, IEnumerable<string> arguments, string logName, IReadOnlyDictionary<string, string>? environment = null)
    {
        using FileStream log = new(At(logName), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        int descriptor = (int)log.SafeFileHandle.DangerousGetHandle();
        try
        {
            return ProcessSpawner.Spawn(new ProcessStart
            {
                FileName = program,
                Arguments = [.. arguments],
                Environment = environment ?? Environment,
                StandardOutput = descriptor,
                StandardError = descriptor,
                NewSession = true,
            });
        }
        catch (Interop.NativeException e)
        {
            throw new BenchException($"{e.Message.TrimEnd('.')}; {BenchPackages.Cure([program])}.");
        }
    }

    /// <summary>The last lines of a log, in one.</summary>
    public string Said(string logName) => File.Exists(At(logName)) ? string.Join(" | ", File.ReadAllLines(At(logName)).TakeLast(5)) : "";

    /// <summary>Ends a program and its children: TERM, then KILL.</summary>
    public static void End(ChildProcess process)
    {
        _ = process.KillGroup(Libc.SIGTERM);
        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _ = process.KillGroup(Libc.SIGKILL);
            _ = process.WaitForExit(TimeSpan.FromSeconds(5));
        }

        process.Dispose();
    }

    public void Dispose()
    {
        End(_windowManager);
        _near.Dispose();
        _directory.Dispose();
    }

    // It says when it manages: a window that is mapped while openbox starts may be overlooked.
    private ChildProcess StartWindowManager()
    {
        string ready = At("manages");
        ChildProcess manager = Spawn("openbox", ["--sm-disable", "--startup", $"touch {ready}"], "openbox.log");
        long untilNs = MonotonicClock.NowNs + 10_000_000_000;
        while (!File.Exists(ready))
        {
            if (MonotonicClock.NowNs > untilNs || manager.TryGetExit(out _, out _))
            {
                End(manager);
                throw new BenchException("The window manager openbox did not start.");
            }

            PreciseWait.Until(MonotonicClock.NowNs + 5_000_000);
        }

        return manager;
    }
}
