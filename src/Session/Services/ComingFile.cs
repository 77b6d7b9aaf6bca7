using System.Diagnostics.CodeAnalysis;
using Rdfwd.Session.Files;
using Rdfwd.Session.Text;
using Rdfwd.Wire;
using Rdfwd.Wire.Flow;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>
/// A file on its way to be opened here. The thread that reads the connection puts pieces in and never waits; the file's own thread writes them.
/// </summary>
internal sealed class ComingFile
{
    private const long LargeBytes = 32 << 20;
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead;

    private readonly object _gate = new();
    private readonly Queue<FileData> _pieces = new();
    private readonly WireConnection _connection;
    private long _waitingBytes;
    private byte[]? _sum;
    private bool _wanted;
    private bool _stopped;
    private bool _tooMuch;

    /// <param name="request">What the far end offers; its size is within the limit.</param>
    /// <param name="name">What it is called here.</param>
    /// <param name="kind">What it claims to be.</param>
    /// <param name="connection">Where it comes from.</param>
    public ComingFile(OpenFile request, string name, FileKind kind, WireConnection connection)
    {
        Id = request.Id;
        What = new OfferedFile(name, (long)request.Size, request.Key);
        Again = request.Again;
        Kind = kind;
        _connection = connection;
    }

    public uint Id { get; }

    /// <summary>The same for the same file.</summary>
    public OfferedFile What { get; }

    public string Name => What.Name;

    /// <summary>Whether the far end says that it was taken over an earlier link.</summary>
    public bool Again { get; }

    public FileKind Kind { get; }

    /// <summary>Takes a piece. What was not asked for, or comes faster than it is acknowledged, ends the transfer.</summary>
    public void Take(FileData data)
    {
        lock (_gate)
        {
            _waitingBytes += data.Data.Length;
            if (!_wanted || data.Data.Length == 0 || _waitingBytes > 2 * BulkWindow.MaxBytes)
                _tooMuch = true;
            else if (!_tooMuch)
                _pieces.Enqueue(data);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>No more comes.</summary>
    /// <param name="sum">The SHA-256 of the whole; of another length when the far end gave up.</param>
    public void End(byte[] sum)
    {
        lock (_gate)
        {
            _sum ??= sum;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>The link is gone.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Tells the far end what became of it.</summary>
    public void Answer(LinkOutcome outcome, string reason) => _connection.Send(Channel.Control, new LinkOpened(Id, outcome, reason));

    /// <summary>Takes the file into a folder; returns its path, or null when the link is gone or the far end gave up. Throws what is wrong with it, a <see cref="SessionException"/>.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="tell">Told a line for each tenth of a large one.</param>
    public string? Receive(string folder, Action<string> tell)
    {
        long size = What.Size;
        using IncomingFile file = IncomingFile.Begin(folder, Name, size, What.Key);
        lock (_gate)
            _wanted = true;
        _connection.Send(Channel.Control, new FileWanted(Id, (ulong)file.Written));
        long tenths = file.Written * 10 / Math.Max(size, 1);
        while (TryNext(out FileData? piece))
        {
            file.Take(piece);
            _connection.Send(Channel.Control, new FileAck(Id, (ulong)file.Written, file.IsGood));
            if (!file.IsGood)
                return file.End("");
            if (size < LargeBytes || file.Written * 10 / size <= tenths)
                continue;
            tenths = file.Written * 10 / size;
            tell($"{Name}: {SizeText.Format(file.Written)} of {SizeText.Format(size)}");
        }

        lock (_gate)
        {
            if (_tooMuch)
                throw new SessionException(Failure.ProtocolError, "the far end sent more than was asked for");
            if (_sum is not { Length: FileEnd.DigestBytes })
                return null;
        }

        if (file.Written == size && !Kind.Agrees(file.ReadHead(FileKind.HeadBytes)))
        {
            file.Discard();
            throw new SessionException(Failure.FileFailed, $"its content is not that of a {Kind.Name}");
        }

        return file.End(Convert.ToHexStringLower(_sum), ReadOnly);
    }

    private bool TryNext([NotNullWhen(true)] out FileData? piece)
    {
        lock (_gate)
        {
            while (true)
            {
                piece = null;
                if (_stopped || _tooMuch)
                    return false;
                if (_pieces.TryDequeue(out piece))
                {
                    _waitingBytes -= piece.Data.Length;
                    return true;
                }

                if (_sum is not null)
                    return false;
                Monitor.Wait(_gate);
            }
        }
    }
}
