using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;
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
    private readonly GatherWriter _gather = new();
    private readonly ConnectionCounters _sent = new();
    private readonly bool _outputIsPipe;
    private SafeFileDescriptor? _writerWake;
    private Thread? _writerThread;

    // Guarded by _gate. Who sets _draining owns _gather and the scheduler's batch until it is cleared.
    private bool _draining;
    private volatile bool _outputGone;
    private volatile bool _writerDrains;
    private bool _corked;
    private int _waiting;

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
            while (_draining && _aborted is null)
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

        _scheduler.Enqueue(channel, message);
        if (_draining || _corked)
            return false;
        _draining = true;
        return true;
    }

    /// <summary>Writes what waits; what the output does not take now is left to the sending thread.</summary>
    private void Drain()
    {
        if (!WriteUntilFull())
            return;
        lock (_gate)
        {
            if (_aborted is not null)
            {
                EndDraining();
                return;
            }

            if (_writerThread is null)
            {
                _writerWake = FileDescriptors.CreateEvent();
                _writerThread = new Thread(RunWriter, WriterStackBytes) { Name = "wire-out", IsBackground = true };
                _writerThread.Start();
            }

            _writerDrains = true;
            FileDescriptors.Signal(_writerWake!);
        }
    }

    /// <summary>
    /// Writes until nothing waits or the connection is aborted (false: draining has ended) or the output is full (true:
    /// the caller still drains).
    /// </summary>
    private bool WriteUntilFull()
    {
        nint written = 0;
        var full = false;
        while (true)
        {
            lock (_gate)
            {
                if (written > 0)
                {
                    _sent.AddBytes(written);
                    _scheduler.Advance(written, _sent.MessagesByChannel);
                }

                if (_aborted is not null || !_scheduler.BuildBatch())
                {
                    EndDraining();
                    return false;
                }

                if (full)
                    return true;
            }

            var batch = _scheduler.Batch;
            written = _gather.Write(_output!, batch, out var errno);
            if (written < 0 && errno is not (Libc.EAGAIN or Libc.EINTR))
            {
                _outputGone = true;
                Abort(DisconnectReason.LinkLost, WriteFailure(errno));
            }

            full = errno == Libc.EAGAIN || (written >= 0 && written < Bytes(batch));
        }
    }

    private void EndDraining()
    {
        if (_aborted is not null)
            _scheduler.Clear();
        _draining = false;
        _writerDrains = false;
        PulseGate();
    }

    private void WaitForGate(int timeoutMs)
    {
        _waiting++;
        Monitor.Wait(_gate, timeoutMs);
        _waiting--;
    }

    private void PulseGate()
    {
        if (_waiting > 0)
            Monitor.PulseAll(_gate);
    }

    private void RunWriter()
    {
        var waits = stackalloc pollfd[3];
        waits[0] = new pollfd { fd = _abortEvent.Descriptor, events = Libc.POLLIN };
        waits[1] = new pollfd { fd = _writerWake!.Descriptor, events = Libc.POLLIN };
        waits[2] = new pollfd { fd = -1, events = Libc.POLLOUT };
        var output = _output!.Descriptor;
        while (Aborted is null)
        {
            if (Libc.poll(waits, 3, -1) <= 0)
                continue;
            if (waits[1].revents != 0)
            {
                FileDescriptors.Clear(_writerWake);
                waits[2].fd = output;
            }
            else if (waits[2].revents != 0 && !WriteUntilFull())
            {
                waits[2].fd = -1;
            }
        }

        lock (_gate)
        {
            if (_writerDrains)
                EndDraining();
        }
    }

    private static long Bytes(ReadOnlySpan<OutgoingChunk> batch)
    {
        long bytes = 0;
        foreach (ref readonly var chunk in batch)
            bytes += chunk.Remaining;
        return bytes;
    }

    private static string WriteFailure(int errno) => errno is Libc.EPIPE or Libc.ECONNRESET
        ? "The other end closed the link."
        : $"Writing to the link failed: {Marshal.GetPInvokeErrorMessage(errno)}.";

    private static bool ShrinkPipe(SafeFileDescriptor output)
    {
        if (Libc.fcntl(output, Libc.F_GETPIPE_SZ, 0) < 0)
            return false;
        // A pipe that holds more already cannot shrink; then it stays as it is.
        _ = Libc.fcntl(output, Libc.F_SETPIPE_SZ, OutputPipeBytes);
        return true;
    }
}
