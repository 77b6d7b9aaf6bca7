using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench.Link;

/// <summary>Moves bytes from one descriptor to another as late as a <see cref="SimulatedPath"/> says. Runs on a thread of its own; borrows the descriptors.</summary>
internal sealed unsafe class LinkDirection
{
    private readonly SafeFileDescriptor _from;
    private readonly SafeFileDescriptor _to;
    private readonly SimulatedPath _path;
    private readonly byte[] _ring;
    private readonly long _startNs;
    private readonly Action<long> _count;
    private readonly Func<long>? _scheduleStart;
    private int _head;
    private long _total;

    /// <param name="from">Nonblocking.</param>
    /// <param name="to">Nonblocking.</param>
    /// <param name="path">Used by this alone.</param>
    /// <param name="startNs">The link's time 0, monotonic.</param>
    /// <param name="count">Told the sum of bytes delivered.</param>
    /// <param name="scheduleStart">Gives <see cref="SimulatedPath.ScheduleStartNs"/>, asked often; null for the link's own beginning.</param>
    public LinkDirection(SafeFileDescriptor from, SafeFileDescriptor to, SimulatedPath path, long startNs, Action<long> count, Func<long>? scheduleStart = null)
    {
        _scheduleStart = scheduleStart;
        _from = from;
        _to = to;
        _path = path;
        _startNs = startNs;
        _count = count;
        _ring = GC.AllocateUninitializedArray<byte>(path.Capacity, pinned: true);
    }

    /// <summary>Until the sender has ended and all is delivered, or the receiver is gone.</summary>
    public void Run()
    {
        PreciseWait.SharpenThread();
        bool ended = false;
        Span<pollfd> polls = stackalloc pollfd[2];
        while (true)
        {
            long nowNs = MonotonicClock.NowNs - _startNs;
            int due = _path.Due(nowNs);
            if (due > 0 && !TryWrite(ref due))
                return;
            if (ended && _path.Held == 0)
                return;
            int room = ended ? 0 : _path.Room(nowNs);
            if (room > 0 && TryRead(nowNs, room, ref ended))
                continue;
            long wakeNs = due > 0 ? long.MaxValue : _path.NextDueNs;
            if (room == 0 && !ended)
                wakeNs = Math.Min(wakeNs, _path.NextRoomNs);
            polls[0] = new pollfd { fd = room > 0 ? _from.Descriptor : -1, events = Libc.POLLIN };
            polls[1] = new pollfd { fd = due > 0 ? _to.Descriptor : -1, events = Libc.POLLOUT };
            PreciseWait.Poll(polls, wakeNs == long.MaxValue ? wakeNs : wakeNs + _startNs);
        }
    }

    // False when the receiver is gone; what it does not take now stays due.
    private bool TryWrite(ref int due)
    {
        while (due > 0)
        {
            int run = Math.Min(due, _ring.Length - _head);
            nint n;
            fixed (byte* p = &_ring[_head])
                n = Libc.write(_to, p, (nuint)run);
            if (n < 0)
                return Marshal.GetLastPInvokeError() is Libc.EAGAIN or Libc.EINTR;
            _head = (int)((_head + n) % _ring.Length);
            _path.Deliver((int)n);
            _total += n;
            _count(_total);
            due -= (int)n;
        }

        return true;
    }

    private bool TryRead(long nowNs, int room, ref bool ended)
    {
        int tail = (int)(((long)_head + _path.Held) % _ring.Length);
        int run = Math.Min(room, _ring.Length - tail);
        nint n;
        fixed (byte* p = &_ring[tail])
            n = Libc.read(_from, p, (nuint)run);
        if (n > 0)
        {
            if (_scheduleStart is not null)
                _path.ScheduleStartNs = _scheduleStart();
            _path.Accept(nowNs, (int)n);
            return true;
        }

        if (n == 0 || Marshal.GetLastPInvokeError() is not (Libc.EAGAIN or Libc.EINTR))
        {
            ended = true;
            return true;
        }

        return false;
    }
}
