using Microsoft.Extensions.Logging;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Client;
using Rdfwd.Session.Processes;
using Rdfwd.Wire;
using Rdfwd.Wire.Flow;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>
/// Opens links of far programs with this machine's xdg-open, as far as its user allows. <see cref="Handle"/> belongs to the thread that reads the
/// connection; each link has a thread of its own (open-link) while it is asked for and opened.
/// </summary>
internal sealed class LinkOpener : IDisposable
{
    private const int Burst = 4;
    private const long RefillUs = 2_000_000;
    private const int MostRunning = 8;
    private static readonly TimeSpan AskTime = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(5);

    private readonly LinkPolicy _policy;
    private readonly string _where;
    private readonly Func<string, TimeSpan, bool?> _askDesktop;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly TokenBucket _rate = new(Burst, RefillUs);
    private readonly Lock _gate = new();
    private ChildProcess? _dialog;
    private bool _disposed;
    private int _running;
    private int _asking;

    /// <param name="policy">What the user allows.</param>
    /// <param name="where">Where the far programs run.</param>
    /// <param name="askDesktop">Asks by a notification and waits for the answer; null when that cannot be asked.</param>
    /// <param name="clock">For the rate.</param>
    /// <param name="log">Gets what happens.</param>
    public LinkOpener(LinkPolicy policy, string where, Func<string, TimeSpan, bool?> askDesktop, TimeProvider clock, ILogger log)
    {
        _policy = policy;
        _where = where;
        _askDesktop = askDesktop;
        _clock = clock;
        _log = log;
    }

    /// <summary>Answers at once or, where a person or a program decides, later.</summary>
    public void Handle(OpenLink request, WireConnection connection)
    {
        if (Refuse(request.Link, out string? link) is { } reason)
        {
            _log.LogInformation("A link of a far program is not opened: {Reason}", reason);
            connection.Send(Channel.Control, new LinkOpened(request.Id, LinkOutcome.Refused, reason));
            return;
        }

        Interlocked.Increment(ref _running);
        Thread thread = new(() =>
        {
            try
            {
                Run(request.Id, link!, connection);
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        })
        {
            IsBackground = true,
            Name = "open-link",
        };
        thread.Start();
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

    private string? Refuse(string text, out string? link)
    {
        link = null;
        if (_policy == LinkPolicy.No)
            return "links are not opened at the near end; its user would have to attach with --open=ask or --open=yes";
        if (!LinkRule.TryAccept(text, out link, out string reason))
            return reason;
        return Volatile.Read(ref _running) < MostRunning && _rate.TryTake((long)_clock.GetMicroseconds()) ? null : "too many links were opened in a short time";
    }

    private void Run(uint id, string link, WireConnection connection)
    {
        if (_policy == LinkPolicy.Ask && Ask(link) is { } refusal)
        {
            connection.Send(Channel.Control, new LinkOpened(id, LinkOutcome.Refused, refusal));
            return;
        }

        if (!ProgramFinder.TryFind("xdg-open", Environment.GetEnvironmentVariable("PATH"), out string? program))
        {
            connection.Send(Channel.Control, new LinkOpened(id, LinkOutcome.Failed, "xdg-open is not at the near end; its package is xdg-utils"));
            return;
        }

        try
        {
            using ChildProcess process = ProcessSpawner.Spawn(new ProcessStart { FileName = program, Arguments = [link], NewSession = true });
            bool ended = process.WaitForExit(StartTime);
            process.TryGetExit(out int code, out _);
            // A browser that was not running yet may stay in the foreground of xdg-open.
            connection.Send(Channel.Control, ended && code != 0
                ? new LinkOpened(id, LinkOutcome.Failed, $"xdg-open ended with status {code} at the near end")
                : new LinkOpened(id, LinkOutcome.Opened, ""));
            while (!process.WaitForExit(TimeSpan.FromHours(1)))
            {
            }
        }
        catch (NativeException e)
        {
            connection.Send(Channel.Control, new LinkOpened(id, LinkOutcome.Failed, e.Message));
        }
    }

    /// <summary>Null when the person agrees, else why not.</summary>
    private string? Ask(string link)
    {
        if (Interlocked.Exchange(ref _asking, 1) != 0)
            return "another link waits for an answer";
        try
        {
            return (_askDesktop(link, AskTime) ?? AskByDialog(link)) switch
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

    // The question may come up under the hands of somebody who is typing: Return must not be a yes.
    private bool? AskByDialog(string link)
    {
        string text = $"A program{_where} wants to open this link here:\n{link}";
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
            dialog.WaitForExit(StartTime);
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
