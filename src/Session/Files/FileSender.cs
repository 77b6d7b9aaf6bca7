using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rdfwd.Session.Client;
using Rdfwd.Session.Directories;
using Rdfwd.Wire;
using Rdfwd.Wire.Flow;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Files;

/// <summary>Sends one file to a session's download folder, from where an earlier attempt ended. One thread.</summary>
public sealed class FileSender : IDisposable
{
    private readonly FileStream _file;
    private readonly string _name;
    private readonly TimeProvider _clock;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[Limits.FilePieceBytes];

    /// <summary>Throws a file failure when it cannot be read.</summary>
    public FileSender(string path, TimeProvider clock)
    {
        _clock = clock;
        _name = Path.GetFileName(path);
        try
        {
            if (Directory.Exists(path))
                throw new SessionException(Failure.Usage, $"{path} is a directory; send files, or an archive of it");
            _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            Size = _file.Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Bytes.</summary>
    public long Size { get; }

    /// <summary>Told now and then: bytes that the far end has.</summary>
    public Action<long> Progress { get; init; } = _ => { };

    /// <summary>Sends it; returns where it is at the far end. Throws what the far end refuses, and a connection-lost failure after which it may be tried again.</summary>
    public string Send(ControlClient client)
    {
        Response begun = client.Ask("send", new()
        {
            ["name"] = [_name],
            ["size"] = [Size.ToString(CultureInfo.InvariantCulture)],
            ["key"] = [Key()],
        });
        long offset = JsonSerializer.Deserialize(begun.Json, SessionJson.Default.SendBegun)?.Offset ?? 0;
        if (offset < 0 || offset > Size)
            throw new SessionException(Failure.ProtocolError, $"the session claims to have {offset} of {Size} bytes");
        Skip(client, offset);
        Pump(client, begun.Id, offset);
        Response done = client.Ask("send-end", new()
        {
            ["id"] = [begun.Id.ToString(CultureInfo.InvariantCulture)],
            ["sha256"] = [Convert.ToHexStringLower(_hash.GetCurrentHash())],
        });
        return JsonSerializer.Deserialize(done.Json, SessionJson.Default.SendDone)?.Path ?? "";
    }

    public void Dispose()
    {
        _hash.Dispose();
        _file.Dispose();
    }

    private void Pump(ControlClient client, uint id, long offset)
    {
        BulkWindow window = new();
        long sent = offset, written = offset;
        while (written < Size)
        {
            int piece;
            while ((piece = (int)Math.Min(Math.Min(window.RoomBytes, _buffer.Length), Size - sent)) > 0)
            {
                int count = Read(piece);
                client.Connection.Send(Channel.Bulk, new FileData(id, (ulong)sent, _buffer.AsSpan(0, count).ToArray()));
                window.Sent(count, NowUs);
                sent += count;
            }

            if (client.AwaitMessage() is not { Type: MessageType.FileAck } message)
                continue;
            FileAck ack = message.Read<FileAck>();
            if (ack.Id != id || ack.Written > (ulong)sent || (long)ack.Written < written)
                continue;
            window.Received((long)ack.Written - written, NowUs);
            written = (long)ack.Written;
            Progress(written);
            // The answer to the end says what is wrong.
            if (!ack.Good)
                return;
        }
    }

    private long NowUs => (long)_clock.GetElapsedTime(0).TotalMicroseconds;

    private int Read(int count)
    {
        int read = _file.ReadAtLeast(_buffer.AsSpan(0, count), count, throwOnEndOfStream: false);
        if (read < count)
            throw new SessionException(Failure.FileFailed, $"{_name} became shorter while it was sent");
        _hash.AppendData(_buffer, 0, read);
        return read;
    }

    /// <summary>What the far end has is read all the same, for the sum of the whole.</summary>
    private void Skip(ControlClient client, long bytes)
    {
        _file.Position = 0;
        _hash.GetHashAndReset();
        while (bytes > 0)
        {
            bytes -= Read((int)Math.Min(bytes, _buffer.Length));
            client.AnswerPings();
        }

        Progress(_file.Position);
    }

    /// <summary>Names this content: another size or time of change is another file.</summary>
    private string Key()
    {
        string what = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}\0{_file.Name}\0{Size}\0{File.GetLastWriteTimeUtc(_file.Name).Ticks}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..16];
    }
}
