using System.Buffers.Binary;
using Rdfwd.Wire;

namespace Rdfwd.Display.Recordings;

/// <summary>
/// Reads a recording, which may come from anywhere: what breaks the format throws <see cref="ProtocolException"/>, and no more memory is
/// taken than the file has bytes for. One thread; the stream stays the caller's.
/// </summary>
public sealed class RecordingReader
{
    private const int StepBytes = 1 << 20;

    private readonly Stream _stream;
    private byte[] _payload = [];
    private int _length;

    public RecordingReader(Stream stream)
    {
        _stream = stream;
        Span<byte> magic = stackalloc byte[RecordingFormat.Magic.Length];
        if (stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.SequenceEqual(RecordingFormat.Magic))
            throw new ProtocolException("This is no recording of rdfwd, or one of another version.");
    }

    public RecordingChunkKind Kind { get; private set; }

    /// <summary>Since the beginning, µs.</summary>
    public long TimeUs { get; private set; }

    /// <summary>Valid until the next <see cref="TryRead"/>.</summary>
    public ReadOnlyMemory<byte> Payload => _payload.AsMemory(0, _length);

    /// <summary>Reads the next chunk; false after the last one, and where the file was cut off within one.</summary>
    public bool TryRead()
    {
        Span<byte> header = stackalloc byte[RecordingFormat.HeaderBytes];
        if (_stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length)
            return false;
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        long timeUs = BinaryPrimitives.ReadInt64LittleEndian(header[8..]);
        if (length > (uint)RecordingFormat.MostBytes)
            throw new ProtocolException($"A chunk of the recording has {length} bytes, more than the {RecordingFormat.MostBytes} allowed.");
        if (timeUs < TimeUs)
            throw new ProtocolException($"The recording goes back in time, from {TimeUs} to {timeUs} µs.");
        Kind = (RecordingChunkKind)header[0];
        TimeUs = timeUs;
        return TryFill((int)length);
    }

    // In steps, so that a length alone takes no memory.
    private bool TryFill(int length)
    {
        _length = 0;
        while (_length < length)
        {
            int step = Math.Min(StepBytes, length - _length);
            if (_payload.Length < _length + step)
                Array.Resize(ref _payload, Math.Max(_length + step, Math.Min(length, _payload.Length * 2)));
            int read = _stream.ReadAtLeast(_payload.AsSpan(_length, step), step, throwOnEndOfStream: false);
            _length += read;
            if (read < step)
                return false;
        }

        return true;
    }
}
