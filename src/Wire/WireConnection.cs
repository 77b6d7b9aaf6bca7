using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Framing;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire;

/// <summary>
/// Messages over a pair of byte streams. Owns both descriptors, which may be the same socket, and makes them
/// nonblocking. Any thread may send, abort and read the counters; exactly one thread receives. Nothing here throws for a
/// broken link: the first failure becomes <see cref="Aborted"/>, the receiver sees the end, and what is sent afterwards
/// is dropped. Dispose when the receiving thread has ended.
/// </summary>
public sealed partial class WireConnection : IDisposable
{
    // As small as it goes without a write for every few chunks: what lies in the pipe cannot be overtaken.
    private const int OutputPipeBytes = 32 * 1024;

    private readonly SafeFileDescriptor? _input;
    private readonly SafeFileDescriptor? _output;
    private readonly TimeProvider _time;
    private readonly object _gate = new();
    private readonly SafeFileDescriptor _abortEvent;
    private readonly SafeFileDescriptor? _readable;
    private AbortCause? _aborted;
    private bool _disposed;

    /// <summary>Takes both descriptors over. A null one makes the connection one-way.</summary>
    /// <param name="input">Where messages come from.</param>
    /// <param name="output">Where messages go.</param>
    /// <param name="time">The clock of <see cref="LastReceive"/> and of time-outs.</param>
    public WireConnection(SafeFileDescriptor? input, SafeFileDescriptor? output, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _input = input;
        _output = output;
        _time = time;
        _abortEvent = FileDescriptors.CreateEvent();
        if (input is not null)
        {
            FileDescriptors.SetNonBlocking(input);
            _readable = FileDescriptors.CreateReadableSet(input, _abortEvent);
        }

        if (output is not null)
        {
            FileDescriptors.SetNonBlocking(output);
            _outputIsPipe = ShrinkPipe(output);
        }

        _writesNeverWait = output is not null && FileStatus.TryGet(output.Descriptor, out var status) && status.IsSocket;
        _gather = new GatherWriter(_writesNeverWait);

        LastReceive = time.GetTimestamp();
    }

    private long NowUs => (long)_time.GetMicroseconds();

    /// <summary>Why the connection ended, or null while it lives.</summary>
    public AbortCause? Aborted => Volatile.Read(ref _aborted);

    /// <summary>Bytes received, headers counted.</summary>
    public long BytesReceived => _received.Bytes;

    /// <summary>Bytes that the kernel took, headers counted.</summary>
    public long BytesSent => _sent.Bytes;

    /// <summary>Whole messages received on the channel.</summary>
    public long MessagesReceived(Channel channel) => _received.Messages(channel);

    /// <summary>Whole messages that the kernel took on the channel.</summary>
    public long MessagesSent(Channel channel) => _sent.Messages(channel);

    /// <summary>
    /// Ends the connection at once: what waits is dropped, the receiver and the sending thread wake. The first reason
    /// wins; false when there was one already. Does not close the descriptors. Any thread.
    /// </summary>
    public bool Abort(DisconnectReason reason, string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        lock (_gate)
        {
            if (_aborted is not null)
                return false;
            Volatile.Write(ref _aborted, new AbortCause(reason, message));
            if (!_draining)
                _scheduler.Clear();
            PulseGate();
            if (!_disposed)
                FileDescriptors.Signal(_abortEvent);
        }

        return true;
    }

    /// <summary>
    /// Says goodbye with a <see cref="Bye"/>, gives it <paramref name="flushMs"/> milliseconds to leave, and aborts.
    /// </summary>
    public void Close(DisconnectReason reason, string message, int flushMs = 1000)
    {
        Send(Channel.Control, new Bye(reason, message));
        Flush(flushMs);
        Abort(reason, message);
    }

    /// <summary>Aborts, waits for a write under way, ends the sending thread and closes the descriptors.</summary>
    public void Dispose()
    {
        Abort(DisconnectReason.Normal, "The connection was closed.");
        Thread? writer;
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            writer = _writerThread;
        }

        writer?.Join();
        lock (_gate)
        {
            while (_draining)
                WaitForGate(Timeout.Infinite);
            _scheduler.Clear();
        }

        _gather.Dispose();
        _writerWake?.Dispose();
        _readable?.Dispose();
        _abortEvent.Dispose();
        _assembler.Dispose();
        _input?.Dispose();
        _output?.Dispose();
    }
}
