using Microsoft.Extensions.Logging;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Client;
using Rdfwd.Session.Files;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>
/// Takes files that far programs want to have opened here, as far as its user allows, and gives them to this machine's xdg-open. <see cref="Handle"/>,
/// <see cref="Take"/>, <see cref="End"/> and <see cref="LinkLost"/> belong to the thread that reads the connection and never wait; each file has a
/// thread of its own (open-file).
/// </summary>
internal sealed class FileOpener : IDisposable
{
    private const int MostComing = 2;
    private const int MostAgreed = 16;

    private readonly ServiceOptions _options;
    private readonly Consent _consent;
    private readonly OpenGate _gate;
    private readonly ILogger _log;
    private readonly object _lock = new();
    private readonly Dictionary<uint, ComingFile> _coming = [];

    // What was agreed to, and whether it is whole and opened: the far end may offer it again after a lost link.
    private readonly Dictionary<OfferedFile, bool> _agreed = [];
    private readonly HashSet<OfferedFile> _writing = [];

    /// <param name="options">What the user allows, where the far programs run, and who is told.</param>
    /// <param name="consent">Asks the user.</param>
    /// <param name="gate">How much may be opened.</param>
    /// <param name="log">Gets what happens.</param>
    public FileOpener(ServiceOptions options, Consent consent, OpenGate gate, ILogger log)
    {
        _options = options;
        _consent = consent;
        _gate = gate;
        _log = log;
    }

    /// <summary>Answers at once, or begins to take the file.</summary>
    public void Handle(OpenFile request, WireConnection connection)
    {
        string name = OpenedName.Clean(request.Name);
        if (Refuse(request, name, out FileKind? kind) is { } refusal)
        {
            _log.LogInformation("The file {Name} of a far program is not opened: {Reason}", name, refusal.Reason);
            connection.Send(Channel.Control, new LinkOpened(request.Id, refusal.Outcome, refusal.Reason));
            return;
        }

        ComingFile file = new(request, name, kind!, connection);
        lock (_lock)
        {
            if (_coming.Count >= MostComing || !_coming.TryAdd(request.Id, file))
            {
                _gate.Leave();
                connection.Send(Channel.Control, new LinkOpened(request.Id, LinkOutcome.Refused, "other files are on their way already"));
                return;
            }
        }

        Thread thread = new(() =>
        {
            try
            {
                Run(file);
            }
            finally
            {
                _gate.Leave();
            }
        })
        {
            IsBackground = true,
            Name = "open-file",
        };
        thread.Start();
    }

    /// <summary>Takes a piece of a file that is wanted; others are late and do not count.</summary>
    public void Take(FileData data) => Find(data.Id)?.Take(data);

    /// <summary>No more comes of a file.</summary>
    public void End(FileEnd end) => Find(end.Id)?.End(end.Sha256);

    /// <summary>The link is gone: what has come stays, and waits for the rest.</summary>
    public void LinkLost()
    {
        lock (_lock)
        {
            foreach (ComingFile file in _coming.Values)
                file.Stop();
            _coming.Clear();
        }
    }

    public void Dispose() => LinkLost();

    private ComingFile? Find(uint id)
    {
        lock (_lock)
            return _coming.GetValueOrDefault(id);
    }

    private (LinkOutcome Outcome, string Reason)? Refuse(OpenFile request, string name, out FileKind? kind)
    {
        kind = null;
        if (_options.Files == LinkPolicy.No)
            return (LinkOutcome.Refused, "files are not opened at the near end; its user would have to attach with --open-files=ask or --open-files=yes");
        if (!FileKind.TryOf(name, out kind))
            return (LinkOutcome.Left, "only documents, pictures, sound and films are opened at the near end");
        if (request.Size > (ulong)Limits.OpenedFileBytes)
            return (LinkOutcome.Left, $"the near end opens no file of more than {Text.SizeText.Format(Limits.OpenedFileBytes)}");
        return _gate.TryEnter() ? null : (LinkOutcome.Refused, "too many files were opened in a short time");
    }

    private void Run(ComingFile file)
    {
        string about = $"{file.Name}{_options.Where}";
        LinkOutcome outcome;
        string reason;
        try
        {
            (outcome, reason, string path) = Receive(file);
            if (path.Length > 0)
            {
                _options.Tell($"{about} is opened here, from {path}");
                DesktopOpener.Open(path, file.Answer);
                return;
            }
        }
        catch (Exception e) when (e is SessionException or IOException or UnauthorizedAccessException)
        {
            (outcome, reason) = (LinkOutcome.Failed, SystemWords.Of(e));
            _options.Tell($"{about} was not opened here: {reason}");
        }

        file.Answer(outcome, reason);
    }

    /// <summary>The path of a whole file, or what is answered instead.</summary>
    private (LinkOutcome Outcome, string Reason, string Path) Receive(ComingFile file)
    {
        try
        {
            if (IsAgreed(file, out bool opened) is false && _options.Files == LinkPolicy.Ask && _consent.Ask(QuestionOf(file)) is { } refusal)
                return (LinkOutcome.Refused, refusal, "");
            // Its answer was lost with the link.
            if (opened)
                return (LinkOutcome.Opened, "", "");
            Remember(file, opened: false);
            string? path = ReceiveAlone(file);
            if (path is null)
                return (LinkOutcome.Failed, "the far end gave up", "");
            Remember(file, opened: true);
            return (LinkOutcome.Opened, "", path);
        }
        finally
        {
            lock (_lock)
            {
                if (_coming.GetValueOrDefault(file.Id) == file)
                    _coming.Remove(file.Id);
            }
        }
    }

    // What an earlier link brought of it may still be on its way to the disk.
    private string? ReceiveAlone(ComingFile file)
    {
        lock (_lock)
        {
            while (!_writing.Add(file.What))
                Monitor.Wait(_lock);
        }

        try
        {
            string folder = OpenedFolder.Open();
            OpenedFolder.MakeRoom(folder, file.What.Size);
            return file.Receive(folder, _options.Tell);
        }
        finally
        {
            lock (_lock)
            {
                _writing.Remove(file.What);
                Monitor.PulseAll(_lock);
            }
        }
    }

    private bool IsAgreed(ComingFile file, out bool opened)
    {
        opened = false;
        lock (_lock)
            return file.Again && _agreed.TryGetValue(file.What, out opened);
    }

    private void Remember(ComingFile file, bool opened)
    {
        lock (_lock)
        {
            if (_agreed.Count >= MostAgreed)
                _agreed.Clear();
            _agreed[file.What] = opened;
        }
    }

    private OpenQuestion QuestionOf(ComingFile file) =>
        new("Open a file?", $"A program{_options.Where} wants to open this file here:\n{file.Name}\n{file.Kind.Name}, {Text.SizeText.Format(file.What.Size)}");
}
