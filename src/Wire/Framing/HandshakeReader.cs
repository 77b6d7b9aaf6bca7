using Rdfwd.Interop.Libc;

namespace Rdfwd.Wire.Framing;

/// <summary>
/// Reads the first messages of a connection without taking a byte beyond them, so that the descriptor can be handed to
/// another process afterwards. Only channel control is open, with its limit before Hello. Borrows the descriptor, owns its
/// buffer. One thread.
/// </summary>
public sealed class HandshakeReader : IDisposable
{
    private readonly SafeFileDescriptor _input;
    private readonly PooledBuffer _payload = new();

    /// <param name="input">Blocking or not; stays the caller's.</param>
    public HandshakeReader(SafeFileDescriptor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _input = input;
    }

    /// <summary>
    /// The next whole message, borrowed until the next call; false when the stream ended before one began. Throws
    /// <see cref="ProtocolException"/> when the bytes are no message, and <see cref="LinkException"/> when the link
    /// fails, ends within a message or brings nothing for <paramref name="timeoutMs"/> milliseconds (-1: waits without end).
    /// </summary>
    public bool TryRead(out IncomingMessage message, int timeoutMs)
    {
        message = default;
        _payload.Clear();
        Span<byte> header = stackalloc byte[ChunkHeader.Size];
        bool more;
        do
        {
            if (!TryReadExactly(header, timeoutMs, mayEnd: _payload.Length == 0))
                return false;
            var chunk = ChunkHeader.Read(header);
            var limit = Limits.MessageBeforeHello(chunk.Channel);
            if (_payload.Length + chunk.Length > limit)
                throw new ProtocolException($"The greeting is longer than the {limit} bytes allowed on channel {chunk.Channel}.");
            TryReadExactly(_payload.GetSpan(chunk.Length)[..chunk.Length], timeoutMs, mayEnd: false);
            _payload.Advance(chunk.Length);
            more = chunk.More;
        }
        while (more);

        message = new IncomingMessage(Channel.Control, MessageCodec.ReadType(_payload.Written), _payload.WrittenMemory);
        return true;
    }

    public void Dispose() => _payload.Dispose();

    private bool TryReadExactly(Span<byte> destination, int timeoutMs, bool mayEnd)
    {
        while (!destination.IsEmpty)
        {
            var count = BlockingStream.Read(_input, destination, timeoutMs);
            if (count == BlockingStream.TimedOut)
            {
                throw new LinkException(
                    DisconnectReason.Timeout,
                    $"The other end was silent for {timeoutMs / 1000.0:0.#} seconds during the greeting.");
            }

            if (count == 0)
            {
                if (mayEnd)
                    return false;
                throw new LinkException(DisconnectReason.LinkLost, "The link was closed in the middle of a message.");
            }

            destination = destination[count..];
            mayEnd = false;
        }

        return true;
    }
}
