using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Flow;
using Rdfwd.Wire.Framing;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire;

/// <remarks>
/// One thread drains at a time: the sender that finds nobody draining, or <c>wire-out</c> from the moment the output is
/// full until nothing waits. The others only put their message in the queue, and the drainer takes the lowest channel
/// first, so a key never waits for a writer of pixels to finish.
/// </remarks>
public sealed unsafe partial class WireConnection
{
    private const int WriterStackBytes = 256 * 1024;

    private readonly ChunkScheduler _scheduler = new();
    private readonly GatherWriter _gather;
    private readonly ConnectionCounters _sent = new();
    private readonly bool _outputIsPipe;
    private readonly bool _writesNeverWait;
    private SafeFileDescriptor? _writerWake;
    private Thread? _writerThread;

    // Guarded by _gate. Who sets _draining owns _gather and the scheduler's batch until it is cleared.
    private bool _draining;
    private volatile bool _outputGone;
    private volatile bool _writerDrains;
    private bool _corked;
    private int _waiting;
    private readonly BytePace _pace = new();
    private long _resumeUs = long.MaxValue;

    /// <summary>Payload bytes that wait here because the output is full, on all channels. Any thread.</summary>
    public long TotalQueuedBytes => _scheduler.TotalQueuedBytes;

    /// <summary>Payload bytes of the channel that wait here because the output is full. Any thread.</summary>
    public long QueuedBytes(Channel channel) => _scheduler.QueuedBytes(channel);

    /// <summary>Whether messages wait because the output takes no more now. Any thread.</summary>
    public bool IsOutputFull => _writerDrains;

    /// <summary>Bytes in the output pipe that its reader did not take yet; 0 when the output is no pipe. Any thread.</summary>
    public int OutputPipeFill
    {
        get
        {
            if (!_outputIsPipe || Aborted is not null)
                return 0;
            int fill;
            return Libc.ioctl(_output!, Libc.FIONREAD, &fill) == 0 ? fill : 0;
        }
    }

    /// <summary>
    /// Holds <see cref="Channel.Pixels"/>, and what comes after it, to a rate in bytes a second; 0 lets it go as the output takes it. What the
    /// output took is under way and cannot be overtaken, so a large frame that goes out no faster than the link carries it lets others in
    /// between. Any thread.
    /// </summary>
    public void PacePixels(long bytesPerSecond)
    {
        lock (_gate)
        {
            if (_pace.BytesPerSecond == bytesPerSecond || _aborted is not null)
                return;
            var now = NowUs;
            _pace.Set(bytesPerSecond, now);
            if (_resumeUs == long.MaxValue)
                return;
            _resumeUs = now + _pace.WaitUs(now);
            WakeWriter();
        }
    }

    /// <summary>
    /// Sends a message, on the calling thread when nothing waits. Never blocks for the peer. Dropped after an abort.
    /// </summary>
    public void Send<T>(Channel channel, in T message)
        where T : IMessage<T>
    {
        lock (_gate)
        {
            if (_aborted is not null)
                return;
            var outgoing = _scheduler.Rent();
            var complete = false;
            try
            {
                MessageCodec.Write(outgoing.Head, message);
                complete = true;
            }
            finally
            {
                if (!complete)
                    _scheduler.Return(outgoing);
            }

            if (!Enqueue(channel, outgoing))
                return;
        }

        Drain();
    }

    /// <summary>
    /// Sends a frame. <paramref name="data"/> holds what the rectangles carry, one after another; it is taken over
    /// whatever happens and disposed when it was sent. <paramref name="watcher"/> is told when its last byte went out.
    /// </summary>
    public void SendFrame(Channel channel, in FrameHeader header, ReadOnlySpan<FrameRect> rects, PooledBuffer data, IFrameWatcher? watcher = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        lock (_gate)
        {
            var outgoing = _scheduler.Rent();
            outgoing.Data = data;
            (outgoing.Watcher, outgoing.Window, outgoing.Frame) = (watcher, header.Window, header.Frame);
            var complete = false;
            try
            {
                FrameWriter.Write(outgoing.Head, header, rects, data.Length);
                complete = _aborted is null;
            }
            finally
            {
                if (!complete)
                    _scheduler.Return(outgoing);
            }

            if (!complete || !Enqueue(channel, outgoing))
                return;
        }

        Drain();
    }

    /// <summary>Keeps what is sent back until <see cref="Uncork"/>, so that several messages leave in one write. Any thread.</summary>
    public void Cork()
    {
        lock (_gate)
            _corked = true;
    }

    /// <summary>Sends what was kept back, on the calling thread. Any thread.</summary>
    public void Uncork()
    {
        lock (_gate)
        {
            _corked = false;
            if (_draining || _aborted is not null || _scheduler.TotalQueuedBytes == 0)
                return;
            _draining = true;
        }

        Drain();
    }

    /// <summary>
    /// Waits until nothing waits to be sent, up to <paramref name="timeoutMs"/> milliseconds (-1: without end). False
    /// when the time passed or the connection was aborted first.
    /// </summary>
    public bool Flush(int timeoutMs)
    {
        var start = _time.GetTimestamp();
        lock (_gate)
        {
            while ((_draining || _scheduler.TotalQueuedBytes > 0) && _aborted is null)
            {
                var left = timeoutMs < 0 ? -1 : timeoutMs - (int)_time.GetElapsedTime(start).TotalMilliseconds;
                if (timeoutMs >= 0 && left <= 0)
                    return false;
                WaitForGate(left);
            }

            return _aborted is null;
        }
    }

    /// <summary>Puts a message in its queue; true when the caller has to drain. Under the lock.</summary>
    private bool Enqueue(Channel channel, OutgoingMessage message)
    {
        var total = message.Total;
        if (total > Limits.Message(channel))
        {
            _scheduler.Return(message);
            throw new ArgumentException($"A message of {total} bytes is too long for channel {channel}.", nameof(message));
        }

        if (_output is null)
        {
            _scheduler.Return(message);
            throw new InvalidOperationException("The connection has no output.");
        }

        if (_scheduler.QueuedBytes(channel) + total > Limits.Queue(channel))
        {
            _scheduler.Return(message);
            Abort(
                DisconnectReason.PeerStalled,
                $"The other end does not read: {_scheduler.QueuedBytes(channel)} bytes wait on channel {channel}.");
            return false;
        }

        if (channel == Channel.Pixels && _pace.IsOn)
            message.ChunkLimit = Limits.PacedChunkPayload;
        _scheduler.Enqueue(channel, message);
        if (_draining || _corked)
            return false;
        _draining = true;
        return true;
    }
}
