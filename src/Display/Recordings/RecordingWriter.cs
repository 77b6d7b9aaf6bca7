using System.Buffers.Binary;

namespace Rdfwd.Display.Recordings;

/// <summary>Writes a recording to a stream, which stays the caller's. One thread.</summary>
public sealed class RecordingWriter
{
    private readonly Stream _stream;

    /// <param name="stream">Gets the head of the file at once.</param>
    public RecordingWriter(Stream stream)
    {
        _stream = stream;
        stream.Write(RecordingFormat.Magic);
        BytesWritten = RecordingFormat.Magic.Length;
    }

    /// <summary>The size of the file so far.</summary>
    public long BytesWritten { get; private set; }

    /// <param name="kind">What it is.</param>
    /// <param name="timeUs">Since the beginning, µs; never less than before.</param>
    /// <param name="payload">What it holds.</param>
    public void Write(RecordingChunkKind kind, long timeUs, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[RecordingFormat.HeaderBytes];
        header.Clear();
        header[0] = (byte)kind;
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], (uint)payload.Length);
        BinaryPrimitives.WriteInt64LittleEndian(header[8..], timeUs);
        _stream.Write(header);
        _stream.Write(payload);
        BytesWritten += header.Length + payload.Length;
    }

    /// <summary>Hands on what was written, so that it is kept whatever becomes of this process.</summary>
    public void Flush() => _stream.Flush();
}
