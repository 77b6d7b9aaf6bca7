using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Interop.Evdev;

/// <summary>The calls of the C library that only device files need. Every one sets errno, read with <see cref="Marshal.GetLastPInvokeError"/>.</summary>
public static unsafe partial class EvdevLibc
{
    public const int EPERM = 1;
    public const int ENOENT = 2;
    public const int ENXIO = 6;
    public const int EACCES = 13;
    public const int EBUSY = 16;
    public const int ENODEV = 19;
    public const int EINVAL = 22;
    public const int ENOTTY = 25;

    public const int IN_CLOEXEC = 0x80000;
    public const int IN_NONBLOCK = 0x800;
    public const uint IN_ATTRIB = 4;
    public const uint IN_CREATE = 0x100;
    public const uint IN_DELETE = 0x200;

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int ioctl(SafeFileDescriptor fd, nint request, void* argument);

    /// <summary>For the requests that take an int by value: EVIOCGRAB, EVIOCRMFF, EVIOCREVOKE, UI_SET_*BIT.</summary>
    [LibraryImport(Libraries.Libc, EntryPoint = "ioctl", SetLastError = true)]
    public static partial int ioctl_value(SafeFileDescriptor fd, nint request, nint argument);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int inotify_init1(int flags);

    [LibraryImport(Libraries.Libc, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int inotify_add_watch(SafeFileDescriptor fd, string pathname, uint mask);
}
