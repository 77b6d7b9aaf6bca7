using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>Descriptors made and set up in one step each. Failures throw <see cref="NativeException"/>.</summary>
public static unsafe class FileDescriptors
{
    /// <summary>A pipe, both ends closed on exec.</summary>
    public static (SafeFileDescriptor Reader, SafeFileDescriptor Writer) CreatePipe()
    {
        var ends = stackalloc int[2];
        if (Libc.pipe2(ends, Libc.O_CLOEXEC) != 0)
            throw Failure("pipe2");
        return (new SafeFileDescriptor(ends[0]), new SafeFileDescriptor(ends[1]));
    }

    /// <summary>A nonblocking event counter at zero, closed on exec. See <see cref="Signal"/> and <see cref="Clear"/>.</summary>
    public static SafeFileDescriptor CreateEvent()
    {
        var descriptor = Libc.eventfd(0, Libc.EFD_CLOEXEC | Libc.EFD_NONBLOCK);
        if (descriptor < 0)
            throw Failure("eventfd");
        return new SafeFileDescriptor(descriptor);
    }

    /// <summary>A nonblocking timer of the monotonic clock that stands still until <see cref="SetPeriod"/>, closed on exec. <see cref="Clear"/> makes it unreadable again.</summary>
    public static SafeFileDescriptor CreateTimer()
    {
        var descriptor = Libc.timerfd_create(Libc.CLOCK_MONOTONIC, Libc.TFD_CLOEXEC | Libc.TFD_NONBLOCK);
        if (descriptor < 0)
            throw Failure("timerfd_create");
        return new SafeFileDescriptor(descriptor);
    }

    /// <summary>Makes the timer readable after each <paramref name="period"/> from now on, which is above zero.</summary>
    public static void SetPeriod(SafeFileDescriptor timer, TimeSpan period)
    {
        var (seconds, ticks) = Math.DivRem(period.Ticks, TimeSpan.TicksPerSecond);
        var each = new timespec { tv_sec = seconds, tv_nsec = ticks * TimeSpan.NanosecondsPerTick };
        var times = new itimerspec { it_interval = each, it_value = each };
        if (Libc.timerfd_settime(timer, 0, &times, null) != 0)
            throw Failure("timerfd_settime");
    }

    /// <summary>Makes the event readable. Any thread.</summary>
    public static void Signal(SafeFileDescriptor eventDescriptor)
    {
        // The only failure is a counter at its maximum, which is readable already.
        ulong one = 1;
        _ = Libc.write(eventDescriptor, &one, sizeof(ulong));
    }

    /// <summary>Makes the event or timer unreadable again; true when it was readable.</summary>
    public static bool Clear(SafeFileDescriptor eventDescriptor) => Take(eventDescriptor) > 0;

    /// <summary>Makes the event or timer unreadable again; how often it was signalled, or expired, since the last time.</summary>
    public static long Take(SafeFileDescriptor eventDescriptor)
    {
        ulong count;
        return Libc.read(eventDescriptor, &count, sizeof(ulong)) == sizeof(ulong) ? (long)count : 0;
    }

    /// <summary>Sets or clears O_NONBLOCK of the open file, which all descriptors duplicated from it share.</summary>
    public static void SetNonBlocking(SafeFileDescriptor descriptor, bool nonBlocking = true)
    {
        var flags = Libc.fcntl(descriptor, Libc.F_GETFL, 0);
        if (flags < 0)
            throw Failure("fcntl(F_GETFL)");
        var wanted = nonBlocking ? flags | Libc.O_NONBLOCK : flags & ~Libc.O_NONBLOCK;
        if (wanted != flags && Libc.fcntl(descriptor, Libc.F_SETFL, wanted) != 0)
            throw Failure("fcntl(F_SETFL)");
    }

    /// <summary>
    /// A descriptor that is readable when any of <paramref name="sources"/> is, or null when one of them cannot be
    /// waited for (a regular file, which is always readable). The sources stay the caller's and must outlive it.
    /// </summary>
    public static SafeFileDescriptor? CreateReadableSet(params ReadOnlySpan<SafeFileDescriptor> sources)
    {
        var descriptor = Libc.epoll_create1(Libc.EPOLL_CLOEXEC);
        if (descriptor < 0)
            throw Failure("epoll_create1");
        var set = new SafeFileDescriptor(descriptor);
        // Long enough for both layouts; the mask is the first field in each.
        var entry = stackalloc uint[4] { Libc.EPOLLIN, 0, 0, 0 };
        foreach (var source in sources)
        {
            if (Libc.epoll_ctl(set, Libc.EPOLL_CTL_ADD, source, entry) == 0)
                continue;
            set.Dispose();
            return null;
        }

        return set;
    }

    /// <summary>
    /// Waits until the descriptor has one of <paramref name="events"/>, an error or a hang-up; false when
    /// <paramref name="timeoutMs"/> (-1: none) passed first or a signal interrupted the wait.
    /// </summary>
    public static bool Wait(int descriptor, short events, int timeoutMs)
    {
        var entry = new pollfd { fd = descriptor, events = events };
        return Libc.poll(&entry, 1, timeoutMs) > 0;
    }

    private static NativeException Failure(string call)
    {
        var errno = Marshal.GetLastPInvokeError();
        return new NativeException($"{call} failed: {Marshal.GetPInvokeErrorMessage(errno)}.", errno);
    }
}
