using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Framing;

namespace Rdfwd.Wire;

/// <remarks>How what waits comes to the output: at once, when it takes more, or when the pace lets it.</remarks>
public sealed unsafe partial class WireConnection
{
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

            _writerDrains = true;
            WakeWriter();
        }
    }

    private void WakeWriter()
    {
        if (_writerThread is null)
        {
            _writerWake = FileDescriptors.CreateEvent();
            _writerThread = new Thread(RunWriter, WriterStackBytes) { Name = "wire-out", IsBackground = true };
            _writerThread.Start();
        }

        FileDescriptors.Signal(_writerWake!);
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
                    var before = _scheduler.QueuedBytes(Channel.Pixels);
                    _scheduler.Advance(written, _sent.MessagesByChannel);
                    _pace.Take(before - _scheduler.QueuedBytes(Channel.Pixels));
                }

                if (_aborted is not null || !BuildBatch())
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

    /// <summary>Chooses what goes out next; false when nothing may go now. What the pace holds back is left to the sending thread.</summary>
    private bool BuildBatch()
    {
        if (!_pace.IsOn)
            return _scheduler.BuildBatch();
        var now = NowUs;
        var mayGo = _pace.MayGo(now);
        if (_scheduler.BuildBatch(mayGo ? Channel.Pixels : Channel.PixelsFirst, single: mayGo))
            return true;
        if (mayGo)
            return _scheduler.BuildBatch();
        if (_scheduler.TotalQueuedBytes > 0)
        {
            _resumeUs = now + _pace.WaitUs(now);
            WakeWriter();
        }

        return false;
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
        var drains = false;
        while (Aborted is null)
        {
            waits[2].fd = drains ? output : -1;
            if (Libc.poll(waits, 3, drains ? -1 : ResumeMs()) < 0)
                continue;
            if (waits[1].revents != 0)
            {
                FileDescriptors.Clear(_writerWake);
                lock (_gate)
                    drains = _writerDrains;
            }
            else if (drains ? waits[2].revents != 0 : MayResume())
            {
                drains = WriteUntilFull();
            }
        }

        lock (_gate)
        {
            if (_writerDrains)
                EndDraining();
        }
    }

    private int ResumeMs()
    {
        lock (_gate)
            return _resumeUs == long.MaxValue ? -1 : (int)Math.Clamp((_resumeUs - NowUs + 999) / 1000, 0, int.MaxValue);
    }

    /// <summary>Whether the sending thread is to go on with what the pace held back; it then drains.</summary>
    private bool MayResume()
    {
        lock (_gate)
        {
            if (_resumeUs > NowUs)
                return false;
            _resumeUs = long.MaxValue;
            if (_draining || _corked || _scheduler.TotalQueuedBytes == 0)
                return false;
            _draining = true;
            _writerDrains = true;
            return true;
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
