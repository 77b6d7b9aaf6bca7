namespace Rdfwd.Wire.Framing;

/// <summary>
/// A message that waits to be sent: a head, and data that follows it without being copied. Owned by the
/// <see cref="ChunkScheduler"/>, which uses it again; owns both buffers.
/// </summary>
internal sealed class OutgoingMessage
{
    public Channel Channel { get; set; }

    public PooledBuffer Head { get; } = new();

    public PooledBuffer? Data { get; set; }

    /// <summary>Payload bytes of the chunks that were sent whole.</summary>
    public int Sent { get; set; }

    /// <summary>Bytes of the chunk under way that were sent, its header counted; 0 when none was started.</summary>
    public int ChunkSent { get; set; }

    /// <summary>Who wants to know when the frame went out; null for other messages.</summary>
    public IFrameWatcher? Watcher { get; set; }

    public WindowId Window { get; set; }

    public FrameId Frame { get; set; }

    public OutgoingMessage? Next { get; set; }

    /// <summary>The most that one of its chunks holds. Fixed while it is on its way.</summary>
    public int ChunkLimit { get; set; } = Limits.ChunkPayload;

    public int Total => Head.Length + (Data?.Length ?? 0);

    public ChunkHeader HeaderAt(int offset)
    {
        var length = Math.Min(ChunkLimit, Total - offset);
        return new ChunkHeader(length, Channel, offset + length < Total);
    }
}
