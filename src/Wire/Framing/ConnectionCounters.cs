namespace Rdfwd.Wire.Framing;

/// <summary>What one direction of a connection carried. One thread writes at a time, any thread reads.</summary>
internal sealed class ConnectionCounters
{
    private readonly long[] _messages = new long[ChannelSet.Count];
    private long _bytes;

    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>Whole messages by channel, for the one who counts.</summary>
    public Span<long> MessagesByChannel => _messages;

    public long Messages(Channel channel) => Volatile.Read(ref _messages[(int)channel]);

    public void AddBytes(long bytes) => Volatile.Write(ref _bytes, _bytes + bytes);
}
