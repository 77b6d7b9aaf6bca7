using Rdfwd.Interop.Libc;

namespace Rdfwd.Input.Sources;

/// <remarks>
/// How the loop waits. While one device alone speaks, in its read, which spares a poll for each frame; a thread polls all the rest and
/// interrupts. Otherwise in a poll of everything.
/// </remarks>
public sealed partial class InputSource
{
    /// <summary>The device whose read is to be waited in; null when all are to be polled.</summary>
    private SourceDevice? DeviceToWaitFor(int devices, int timeout)
    {
        SourceDevice? chosen = _interrupter is not null && timeout < 0 && _streak >= LongStreak ? _busiest : null;
        if (chosen?.Device is not { } open || Array.IndexOf(_polled, chosen, 0, devices) < 0)
        {
            WaitForAll();
            return null;
        }
        open.LetReadWait();
        _waitedFor = chosen;
        return chosen;
    }

    /// <summary>Waits in the read of <paramref name="device"/>; looks at the others when one of them is ready. What the read returned.</summary>
    private int WaitInRead(SourceDevice device, int count)
    {
        // A read that waits is never to be begun for what another call has taken meanwhile.
        foreach (ref pollfd poll in _polls.AsSpan(OwnPolls, count - OwnPolls))
        {
            if (poll.fd == device.Device!.Descriptor)
                poll.fd = -1;
        }
        int events = _interrupter!.Enter(_polls.AsSpan(0, count)) ? device.Device!.Read(_raw) : 0;
        if (_interrupter.Exit())
            Poll(count, 0);
        return events;
    }

    private void WaitForAll()
    {
        if (_waitedFor is null)
            return;
        _waitedFor.Device?.LetReadWait(false);
        _waitedFor = null;
        _interrupter?.Rest();
    }
}
