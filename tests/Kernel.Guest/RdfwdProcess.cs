using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Kernel.Guest;

/// <summary>A program that is run by a check; what it says on standard error is kept.</summary>
public sealed class RdfwdProcess : IDisposable
{
    private static readonly List<RdfwdProcess> Running = [];

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private RdfwdProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
                _errors.AppendLine(line.Data);
        };
        _process.BeginErrorReadLine();
        Running.Add(this);
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Errors
    {
        get
        {
            lock (_errors)
                return _errors.ToString();
        }
    }

    public StreamReader Output => _process.StandardOutput;

    public Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Runs a line of bash, in which "rdfwd" is the program under test.</summary>
    public static RdfwdProcess Shell(string line)
    {
        ProcessStartInfo start = new("bash", ["-c", line])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        string bin = Path.GetDirectoryName(Repository.Program)!;
        start.Environment["PATH"] = $"{bin}:{Environment.GetEnvironmentVariable("PATH")}";
        return new RdfwdProcess(Process.Start(start)!);
    }

    public void Signal(int signal) => _ = Libc.kill(Id, signal);

    public int WaitForExit(string what)
    {
        if (!_process.WaitForExit(Wait.Patience))
            throw new CheckFailedException($"{what} did not end; it said: {Errors}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void WaitForError(string text) => Wait.Until(() => Errors.Contains(text, StringComparison.Ordinal) || (HasExited && Errors.Contains(text, StringComparison.Ordinal)), () => $"'{text}' on standard error; there is: {Errors}");

    /// <summary>What those that run have said, for a check that failed.</summary>
    public static string AllErrors() => string.Concat(Running.ToArray().Select(process => $"process {process.Id} said: {process.Errors}\n"));

    public static void KillLeftovers()
    {
        foreach (RdfwdProcess process in Running.ToArray())
            process.Dispose();
    }

    public void Dispose()
    {
        if (!Running.Remove(this))
            return;
        if (!_process.HasExited)
        {
            // A stopped process takes SIGKILL, its shell's children do not get it; they see the end of their pipes.
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(5000);
        }
        _process.Dispose();
    }
}
