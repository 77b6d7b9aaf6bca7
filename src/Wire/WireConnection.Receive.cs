using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Framing;

namespace Rdfwd.Wire;

public sealed unsafe partial class WireConnection
{
    private const int LastWordMs = 200;

    private readonly ChunkAssembler _assembler = new();
    private readonly ConnectionCounters _received = new();
    private long _lastReceive;
    private bool _ended;

    /// <summary>
    /// Readable (POLLIN) when bytes or the end of the stream are there or the connection was aborted. Belongs to the
    /// connection; valid until it is disposed.
    /// </summary>
    public int PollDescriptor => (_readable ?? InputOrThrow()).Descriptor;

    /// <summary>
    /// Whether <see cref="LastReceive"/> is kept. A receiver that has its own idea of time spares a question to the clock with
    /// every <see cref="Fill"/>.
    /// </summary>
    public bool KeepsTime { get; init; } = true;

    /// <summary>When bytes last arrived, as <see cref="TimeProvider.GetTimestamp"/> of the connection's clock.</summary>
    public long LastReceive
    {
        get => Volatile.Read(ref _lastReceive);
        private set => Volatile.Write(ref _lastReceive, value);
    }

    /// <summary>
    /// From now on <see cref="Fill"/> waits until there is something to read or a signal interrupts it. An abort by another thread does
    /// not end that wait; <see cref="AbortDescriptor"/> tells. False, and nothing changes, where the output would wait too, because it is
    /// the same open file and no socket. Receiving thread.
    /// </summary>
    public bool LetFillWait()
    {
        var input = InputOrThrow();
        if (!_writesNeverWait && IsSameFile(input, _output))
            return false;
        FileDescriptors.SetNonBlocking(input, false);
        return true;
    }

    /// <summary>Readable (POLLIN) when the connection was aborted. Belongs to the connection; valid until it is disposed.</summary>
    public int AbortDescriptor => _abortEvent.Descriptor;

    /// <summary>The peer's Hello was accepted: opens all channels with their full limits. Receiving thread.</summary>
    public void MarkHelloDone() => SetLimits(ChannelLimits.AfterHello);

    /// <summary>Sets what the peer may send from now on. Receiving thread.</summary>
    public void SetLimits(ChannelLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        _assembler.Limits = limits;
    }

    /// <summary>
    /// Reads once what is there, without waiting unless <see cref="LetFillWait"/> was called. Call it when
    /// <see cref="PollDescriptor"/> is readable and <see cref="TryReceive"/> returned false. False when the stream ended or the
    /// connection was aborted.
    /// </summary>
    public bool Fill()
    {
        var input = InputOrThrow();
        if (Aborted is not null)
            return false;
        var span = _assembler.GetSpan();
        if (span.IsEmpty)
            return true;
        nint count;
        fixed (byte* start = span)
            count = Libc.read(input, start, (nuint)span.Length);
        if (count > 0)
        {
            _assembler.Advance((int)count);
            _received.AddBytes(count);
            if (KeepsTime)
                LastReceive = _time.GetTimestamp();
            return true;
        }

        if (count == 0)
        {
            _ended = true;
            Abort(
                DisconnectReason.LinkLost,
                _assembler.IsInsideMessage
                    ? "The link was closed in the middle of a message."
                    : "The link was closed.");
            return false;
        }

        var errno = Marshal.GetLastPInvokeError();
        if (errno is Libc.EAGAIN or Libc.EINTR)
            return true;
        Abort(DisconnectReason.LinkLost, $"Reading from the link failed: {Marshal.GetPInvokeErrorMessage(errno)}.");
        return false;
    }

    /// <summary>
    /// The next whole message of what was read; ends the one before. False when more has to be read first, or after an
    /// abort. Throws <see cref="ProtocolException"/>, says why to the peer and aborts, when the bytes are no message.
    /// </summary>
    public bool TryReceive(out IncomingMessage message)
    {
        message = default;
        if (Aborted is not null && !_ended && !_outputGone)
            return false;
        try
        {
            if (!_assembler.TryTake(out var channel, out var payload))
                return false;
            message = new IncomingMessage(channel, MessageCodec.ReadType(payload.Span), payload);
            _received.MessagesByChannel[(int)channel]++;
            return true;
        }
        catch (ProtocolException exception)
        {
            _ended = false;
            if (_output is not null)
                Close(DisconnectReason.ProtocolError, exception.Message, LastWordMs);
            else
                Abort(DisconnectReason.ProtocolError, exception.Message);
            throw;
        }
    }

    /// <summary>
    /// Waits for the next message up to <paramref name="timeoutMs"/> milliseconds (-1: without end). False when the time
    /// passed or the connection ended; <see cref="Aborted"/> tells which. Throws as <see cref="TryReceive"/> does.
    /// </summary>
    public bool Receive(out IncomingMessage message, int timeoutMs)
    {
        var start = _time.GetTimestamp();
        while (!TryReceive(out message))
        {
            if (Aborted is not null)
            {
                if (!ReadLastWords())
                    return false;
                continue;
            }

            var left = timeoutMs < 0 ? -1 : timeoutMs - (int)_time.GetElapsedTime(start).TotalMilliseconds;
            if (timeoutMs >= 0 && left < 0)
                return false;
            if (FileDescriptors.Wait(PollDescriptor, Libc.POLLIN, left))
                Fill();
            else if (left == 0)
                return false;
        }

        return true;
    }

    /// <summary>
    /// The output was closed under this end's hands: what the peer said before that, its Bye above all, is still in
    /// the input. False when there is no more.
    /// </summary>
    private bool ReadLastWords()
    {
        if (!_outputGone || _ended || _input is not { } input || !FileDescriptors.Wait(input.Descriptor, Libc.POLLIN, LastWordMs))
            return false;
        var span = _assembler.GetSpan();
        nint count;
        fixed (byte* start = span)
            count = Libc.read(input, start, (nuint)span.Length);
        if (count <= 0)
            return false;
        _assembler.Advance((int)count);
        _received.AddBytes(count);
        return true;
    }

    // In doubt they are the same.
    private static bool IsSameFile(SafeFileDescriptor a, SafeFileDescriptor? b) =>
        b is not null && (!FileStatus.TryGet(a.Descriptor, out var first) || !FileStatus.TryGet(b.Descriptor, out var second) || first.Inode == second.Inode);

    private SafeFileDescriptor InputOrThrow() =>
        _input ?? throw new InvalidOperationException("The connection has no input.");
}
