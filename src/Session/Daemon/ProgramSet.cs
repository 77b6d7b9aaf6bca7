using Microsoft.Extensions.Logging;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;

namespace Rdfwd.Session.Daemon;

/// <summary>The programs of a session. Belongs to the daemon's main thread.</summary>
internal sealed class ProgramSet : IDisposable
{
    private const int OutputBytes = 4096;

    private readonly List<WatchedProcess> _programs = [];

    // For those that were started here: how much had been printed before them.
    private readonly Dictionary<WatchedProcess, long> _outputBefore = [];
    private readonly List<string> _failed = [];
    private readonly AppendingFile _output;
    private readonly Dictionary<string, string> _environment;
    private readonly ILogger _log;

    /// <param name="output">Takes what the programs print; stays the caller's.</param>
    /// <param name="environment">Their variables.</param>
    /// <param name="log">Gets their starts and ends.</param>
    public ProgramSet(AppendingFile output, Dictionary<string, string> environment, ILogger log)
    {
        _output = output;
        _environment = environment;
        _log = log;
    }

    /// <summary>Those that run, in the order of their starts.</summary>
    public IReadOnlyList<WatchedProcess> Running => _programs;

    /// <summary>The exit status of the program that ended last, as a shell gives it; null where none ended or an earlier daemon had started it.</summary>
    public int? LastStatus { get; private set; }

    public string SearchPath => _environment.GetValueOrDefault("PATH", "");

    /// <summary>The programs that ended soon after their start and not well, in words; each is told once.</summary>
    public IReadOnlyList<string> TakeFailed()
    {
        string[] failed = [.. _failed];
        _failed.Clear();
        return failed;
    }

    /// <summary>Starts a program in a session and process group of its own. Throws a child-not-found failure.</summary>
    public WatchedProcess Start(ProgramLine line, string workingDirectory)
    {
        ChildProcess process;
        long outputBefore = _output.Length;
        try
        {
            process = ProcessSpawner.Spawn(new ProcessStart
            {
                FileName = line.FileName,
                ProgramName = line.Words[0],
                Arguments = [.. line.Words.Skip(1)],
                Environment = _environment,
                StandardOutput = _output.Descriptor,
                StandardError = _output.Descriptor,
                NewSession = true,
                WorkingDirectory = Directory.Exists(workingDirectory) ? workingDirectory : "/",
            });
        }
        catch (NativeException e)
        {
            throw new SessionException(Failure.ChildNotFound, $"the program {Text.Printable.Line(line.FileName, 200)} cannot be run on {Environment.MachineName}: {e.Message}", e);
        }

        WatchedProcess program = WatchedProcess.Own(process, line.Text);
        _outputBefore[program] = outputBefore;
        _programs.Add(program);
        _log.LogInformation("program {Pid} started: {Command}", program.Pid, program.Command);
        return program;
    }

    /// <summary>Takes over what an earlier daemon started and still runs.</summary>
    public void Adopt(IEnumerable<ProcessRecord> records)
    {
        foreach (ProcessRecord record in records)
        {
            if (WatchedProcess.Adopt(record) is { } program)
                _programs.Add(program);
        }
    }

    /// <summary>Forgets the programs that have ended; true when there was one.</summary>
    public bool Reap()
    {
        bool any = false;
        for (int i = _programs.Count - 1; i >= 0; i--)
        {
            WatchedProcess program = _programs[i];
            if (!program.HasExited(out int? status))
                continue;
            any = true;
            LastStatus = status;
            _log.LogInformation("program {Pid} ended with status {Status}: {Command}", program.Pid, status, program.Command);
            if (_outputBefore.Remove(program, out long before) && status is > 0 and int code && program.WatchedMs < FailedStart.SoonMs)
                _failed.Add(FailedStart.Describe(program.Command, code, _output.TextAfter(before, OutputBytes)));
            _programs.RemoveAt(i);
            program.Dispose();
        }

        return any;
    }

    /// <summary>Ends all programs: TERM, and KILL for those that have not ended after the time of grace.</summary>
    public void Stop(TimeSpan grace)
    {
        foreach (WatchedProcess program in _programs)
            program.Signal(Libc.SIGTERM);
        WaitAll(grace);
        foreach (WatchedProcess program in _programs)
        {
            _log.LogWarning("program {Pid} did not end within {Grace} and is killed: {Command}", program.Pid, grace, program.Command);
            program.Signal(Libc.SIGKILL);
        }

        WaitAll(TimeSpan.FromSeconds(2));
    }

    public void Dispose()
    {
        _programs.ForEach(program => program.Dispose());
        _programs.Clear();
    }

    private void WaitAll(TimeSpan time)
    {
        long deadline = Environment.TickCount64 + (long)time.TotalMilliseconds;
        foreach (WatchedProcess program in _programs.ToArray())
            program.WaitForExit(TimeSpan.FromMilliseconds(Math.Max(0, deadline - Environment.TickCount64)));
        Reap();
    }
}
