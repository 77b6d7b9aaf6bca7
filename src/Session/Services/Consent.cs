using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Processes;

namespace Rdfwd.Session.Services;

/// <summary>Asks the person at this end whether something may be opened: by a notification, else by a dialog; one question at a time. Any thread.</summary>
internal sealed class Consent : IDisposable
{
    private static readonly TimeSpan AskTime = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan EndTime = TimeSpan.FromSeconds(5);

    private readonly Func<OpenQuestion, TimeSpan, bool?> _askDesktop;
    private readonly Lock _gate = new();
    private ChildProcess? _dialog;
    private bool _disposed;
    private int _asking;

    /// <param name="askDesktop">Asks by a notification and waits for the answer; null when that cannot be asked.</param>
    public Consent(Func<OpenQuestion, TimeSpan, bool?> askDesktop)
    {
        _askDesktop = askDesktop;
    }

    /// <summary>Null when the person agrees, else why not.</summary>
    public string? Ask(OpenQuestion question)
    {
        if (Interlocked.Exchange(ref _asking, 1) != 0)
            return "another link or file waits for an answer";
        try
        {
            return (_askDesktop(question, AskTime) ?? AskByDialog(question.Text)) switch
            {
                true => null,
                false => "the user at the near end did not agree",
                null => "nobody can be asked at the near end; it has neither a notification server with actions nor zenity or yad",
            };
        }
        finally
        {
            Volatile.Write(ref _asking, 0);
        }
    }

    /// <summary>Takes an open question back: nobody waits for the answer any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _dialog?.KillGroup(Libc.SIGKILL);
        }
    }

    // The question may come up under the hands of somebody who is typing: Return must not be a yes.
    private bool? AskByDialog(string text)
    {
        string? path = Environment.GetEnvironmentVariable("PATH");
        if (ProgramFinder.TryFind("zenity", path, out string? program))
            return AskByDialog(program, ["--question", "--no-markup", "--default-cancel", "--ok-label=Open", "--cancel-label=Do not open", "--title=rdfwd", $"--text={text}"]);
        return ProgramFinder.TryFind("yad", path, out program)
            ? AskByDialog(program, ["--no-markup", "--title=rdfwd", $"--text={text}", "--center", "--button=Do not open:1", "--button=Open:0"])
            : null;
    }

    private bool? AskByDialog(string program, string[] arguments)
    {
        ChildProcess dialog;
        try
        {
            lock (_gate)
            {
                if (_disposed)
                    return false;
                dialog = _dialog = ProcessSpawner.Spawn(new ProcessStart { FileName = program, Arguments = arguments, NewSession = true });
            }
        }
        catch (NativeException)
        {
            return null;
        }

        if (!dialog.WaitForExit(AskTime))
        {
            dialog.KillGroup(Libc.SIGKILL);
            dialog.WaitForExit(EndTime);
        }

        bool agreed = dialog.TryGetExit(out int code, out int signal) && code == 0 && signal == 0;
        lock (_gate)
        {
            _dialog = null;
            dialog.Dispose();
        }

        return agreed;
    }
}
