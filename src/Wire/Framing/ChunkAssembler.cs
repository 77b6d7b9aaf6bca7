using System.Buffers;

namespace Rdfwd.Wire.Framing;

/// <summary>
/// Makes messages of the bytes that arrive. Owns its buffers; a message is borrowed until the next call. A message that
/// came in one chunk is handed out where it was received, others are gathered in a buffer of their channel, which grows
/// by what arrived. One thread at a time.
/// </summary>
internal sealed class ChunkAssembler : IDisposable
{
    private const int InputBytes = 64 * 1024;
    private const int KeptBytes = 4 * 1024 * 1024;

    private readonly PooledBuffer?[] _gathered = new PooledBuffer?[ChannelSet.Count];
    private byte[] _input = ArrayPool<byte>.Shared.Rent(InputBytes);
    private int _start;
    private int _end;
    private PooledBuffer? _handedOut;

    public ChannelLimits Limits { get; set; } = ChannelLimits.BeforeHello;

    /// <summary>True when the bytes so far end within a message.</summary>
    public bool IsInsideMessage
    {
        get
        {
            if (_start != _end)
                return true;
            foreach (var buffer in _gathered)
            {
                if (buffer is { Length: > 0 } && buffer != _handedOut)
                    return true;
            }

            return false;
        }
    }

    /// <summary>
    /// Room for what arrives next; what was handed out ends. Large enough for a chunk as long as
    /// <see cref="TryTake"/> was called until it returned false.
    /// </summary>
    public Span<byte> GetSpan()
    {
        EndHandedOut();
        if (_start == _end)
        {
            _start = 0;
            _end = 0;
        }
        else if (_input.Length - _end < ChunkHeader.Size + Wire.Limits.ChunkPayload)
        {
            _input.AsSpan(_start, _end - _start).CopyTo(_input);
            _end -= _start;
            _start = 0;
        }

        return _input.AsSpan(_end);
    }

    /// <summary>Counts bytes of the last <see cref="GetSpan"/> as arrived.</summary>
    public void Advance(int count) => _end += count;

    /// <summary>
    /// The next whole message; false when more bytes are needed. Throws <see cref="ProtocolException"/> when the bytes
    /// cannot be a message; then there is no way on.
    /// </summary>
    public bool TryTake(out Channel channel, out ReadOnlyMemory<byte> payload)
    {
        EndHandedOut();
        while (_end - _start >= ChunkHeader.Size)
        {
            var header = ChunkHeader.Read(_input.AsSpan(_start, ChunkHeader.Size));
            channel = header.Channel;
            var gathered = _gathered[(int)channel];
            CheckLimit(header, gathered?.Length ?? 0);
            if (_end - _start - ChunkHeader.Size < header.Length)
                break;
            var chunk = _input.AsMemory(_start + ChunkHeader.Size, header.Length);
            _start += ChunkHeader.Size + header.Length;
            if (!header.More && gathered is not { Length: > 0 })
            {
                payload = chunk;
                return true;
            }

            gathered ??= _gathered[(int)channel] = new PooledBuffer();
            gathered.Append(chunk.Span);
            if (header.More)
                continue;
            _handedOut = gathered;
            payload = gathered.WrittenMemory;
            return true;
        }

        channel = default;
        payload = default;
        return false;
    }

    public void Dispose()
    {
        foreach (var buffer in _gathered)
            buffer?.Dispose();
        _handedOut = null;
        var input = _input;
        _input = [];
        _start = 0;
        _end = 0;
        if (input.Length > 0)
            ArrayPool<byte>.Shared.Return(input);
    }

    private void CheckLimit(ChunkHeader header, int gathered)
    {
        var limit = Limits[header.Channel];
        if (limit == 0)
            throw new ProtocolException($"A message came on channel {header.Channel}, which is closed.");
        if (gathered + header.Length > limit)
            throw new ProtocolException($"A message on channel {header.Channel} is longer than the {limit} bytes allowed.");
    }

    private void EndHandedOut()
    {
        if (_handedOut is not { } buffer)
            return;
        _handedOut = null;
        if (buffer.Capacity > KeptBytes)
            buffer.Dispose();
        else
            buffer.Clear();
    }
}
