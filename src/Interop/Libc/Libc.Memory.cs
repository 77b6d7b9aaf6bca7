using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>
/// The C library, with the names of its headers, for 64-bit Linux with glibc. Functions that set errno are declared so
/// that <see cref="Marshal.GetLastPInvokeError"/> reads it.
/// </summary>
public static unsafe partial class Libc
{
    public const uint MFD_CLOEXEC = 1;
    public const uint MFD_ALLOW_SEALING = 2;

    public const int PROT_NONE = 0;
    public const int PROT_READ = 1;
    public const int PROT_WRITE = 2;
    public const int MAP_SHARED = 1;
    public const int MAP_PRIVATE = 2;
    public const int MAP_POPULATE = 0x8000;

    /// <summary>What mmap and shmat return on failure.</summary>
    public static readonly void* MAP_FAILED = (void*)-1;

    public const int IPC_PRIVATE = 0;
    public const int IPC_CREAT = 0x200;
    public const int IPC_EXCL = 0x400;
    public const int IPC_RMID = 0;
    public const int SHM_RDONLY = 0x1000;

    public const int M_TRIM_THRESHOLD = -1;
    public const int M_MMAP_THRESHOLD = -3;
    public const int M_ARENA_MAX = -8;

    [LibraryImport(Libraries.Libc)]
    public static partial void* malloc(nuint size);

    /// <summary>mallopt(3): 1 when the parameter was set, 0 when not.</summary>
    [LibraryImport(Libraries.Libc)]
    public static partial int mallopt(int param, int value);

    /// <summary>Frees what xcb and xkbcommon hand out.</summary>
    [LibraryImport(Libraries.Libc)]
    public static partial void free(void* ptr);

    [LibraryImport(Libraries.Libc, SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int memfd_create(string name, uint flags);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int ftruncate(int fd, long length);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial void* mmap(void* addr, nuint length, int prot, int flags, int fd, long offset);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int munmap(void* addr, nuint length);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int shmget(int key, nuint size, int shmflg);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial void* shmat(int shmid, void* shmaddr, int shmflg);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int shmdt(void* shmaddr);

    /// <summary>shmctl; <paramref name="buf"/> may be null for IPC_RMID, the only command used.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int shmctl(int shmid, int cmd, void* buf);
}
