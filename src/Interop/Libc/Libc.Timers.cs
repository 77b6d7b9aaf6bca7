using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>Timers that are descriptors. Source: timerfd_create(2).</summary>
public static unsafe partial class Libc
{
    public const int TFD_CLOEXEC = 0x80000;
    public const int TFD_NONBLOCK = 0x800;

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int timerfd_create(int clockid, int flags);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int timerfd_settime(SafeFileDescriptor fd, int flags, itimerspec* new_value, itimerspec* old_value);
}

/// <summary>When a timer expires first, and again after each interval.</summary>
public struct itimerspec
{
    public timespec it_interval;
    public timespec it_value;
}
