using System.Globalization;
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
    private readonly OutgoingFile _file;
    private readonly TimeProvider _clock;

    /// <summary>Throws a file failure when it cannot be read.</summary>
    public FileSender(string path, TimeProvider clock)
    {
        _clock = clock;
        _file = OutgoingFile.Open(path);
    }

    /// <summary>Bytes.</summary>
    public long Size => _file.Size;

    /// <summary>Told now and then: bytes that the far end has.</summary>
    public Action<long> Progress { get; init; } = _ => { };

    /// <summary>Sends it; returns where it is at the far end. Throws what the far end refuses, and a connection-lost failure after which it may be tried again.</summary>
    public string Send(ControlClient client)
    {
        Response begun = client.Ask("send", new()
        {
            ["name"] = [_file.Name],
            ["size"] = [Size.ToString(CultureInfo.InvariantCulture)],
            ["key"] = [_file.Key],
        });
        long offset = JsonSerializer.Deserialize(begun.Json, SessionJson.Default.SendBegun)?.Offset ?? 0;
        if (offset < 0 || offset > Size)
            throw new SessionException(Failure.ProtocolError, $"the session claims to have {offset} of {Size} bytes");
        _file.SkipTo(offset, client.AnswerPings);
        Progress(_file.Position);
        Pump(client, begun.Id, offset);
        Response done = client.Ask("send-end", new()
        {
            ["id"] = [begun.Id.ToString(CultureInfo.InvariantCulture)],
            ["sha256"] = [Convert.ToHexStringLower(_file.Sum)],
        });
        return JsonSerializer.Deserialize(done.Json, SessionJson.Default.SendDone)?.Path ?? "";
    }

    public void Dispose() => _file.Dispose();

    private void Pump(ControlClient client, uint id, long offset)
    {
        BulkWindow window = new();
        long sent = offset, written = offset;
        while (written < Size)
        {
            int piece;
            while ((piece = (int)Math.Min(Math.Min(window.RoomBytes, Limits.FilePieceBytes), Size - sent)) > 0)
            {
                ReadOnlySpan<byte> data = _file.Read(piece);
                client.Connection.Send(Channel.Bulk, new FileData(id, (ulong)sent, data.ToArray()));
                window.Sent(data.Length, NowUs);
                sent += data.Length;
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

    private long NowUs => (long)_clock.GetMicroseconds();
}
