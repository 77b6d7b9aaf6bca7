using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>Reading, writing and waiting on descriptors. Sources: the manual pages of section 2 by the same names.</summary>
public static unsafe partial class Libc
{
    public const int EINTR = 4;
    public const int EAGAIN = 11;
    public const int EPIPE = 32;
    public const int ECONNRESET = 104;

    public const short POLLIN = 0x001;
    public const short POLLOUT = 0x004;
    public const short POLLERR = 0x008;
    public const short POLLHUP = 0x010;
    public const short POLLNVAL = 0x020;

    public const int F_GETFL = 3;
    public const int F_SETFL = 4;
    public const int F_SETPIPE_SZ = 1031;
    public const int F_GETPIPE_SZ = 1032;

    public const int O_NONBLOCK = 0x800;
    public const int O_CLOEXEC = 0x80000;

    public const int EFD_CLOEXEC = 0x80000;
    public const int EFD_NONBLOCK = 0x800;

    public const int EPOLL_CLOEXEC = 0x80000;
    public const int EPOLL_CTL_ADD = 1;
    public const uint EPOLLIN = 0x001;

    public const nuint FIONREAD = 0x541B;

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial nint read(SafeFileDescriptor fd, void* buf, nuint count);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial nint write(SafeFileDescriptor fd, void* buf, nuint count);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial nint writev(SafeFileDescriptor fd, iovec* iov, int iovcnt);

    /// <summary><paramref name="timeout"/> in milliseconds, -1 waits without end.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int poll(pollfd* fds, nuint nfds, int timeout);

    /// <summary>poll with a time-out of nanoseconds; null waits without end. A null <paramref name="sigmask"/> changes nothing.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int ppoll(pollfd* fds, nuint nfds, timespec* tmo_p, sigset_t* sigmask);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int fcntl(SafeFileDescriptor fd, int cmd, nint arg);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int ioctl(SafeFileDescriptor fd, nuint request, int* value);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int close(int fd);

    /// <summary>Makes <paramref name="newfd"/> another name of <paramref name="oldfd"/>, without close-on-exec.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int dup2(int oldfd, int newfd);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int eventfd(uint initval, int flags);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int epoll_create1(int flags);

    /// <summary>
    /// <paramref name="epollEvent"/> points to a struct epoll_event of the running architecture: 12 bytes on x86-64,
    /// 16 elsewhere, the event mask first in both.
    /// </summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int epoll_ctl(SafeFileDescriptor epfd, int op, SafeFileDescriptor fd, void* epollEvent);

    /// <summary><paramref name="fds"/> receives two descriptors: the reading end, then the writing end.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int pipe2(int* fds, int flags);
}
