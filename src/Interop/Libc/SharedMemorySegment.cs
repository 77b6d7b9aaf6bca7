using System.Globalization;
using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>
/// Memory shared with another process, mapped here for reading and writing until disposed: a memfd, whose descriptor is
/// passed on, or a System V segment (mode 0600), whose number is. Failures throw <see cref="NativeException"/>.
/// </summary>
public sealed unsafe class SharedMemorySegment : SafeHandle
{
    private readonly SafeFileDescriptor? _descriptor;
    private bool _hasId;

    private SharedMemorySegment(void* address, long size, SafeFileDescriptor? descriptor, int id)
        : base(0, ownsHandle: true)
    {
        SetHandle((nint)address);
        Size = size;
        _descriptor = descriptor;
        Id = id;
        _hasId = id >= 0;
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>In bytes, as asked for.</summary>
    public long Size { get; }

    /// <summary>The first byte. Valid until disposed.</summary>
    public byte* Pointer => (byte*)handle;

    /// <summary>All of it, for segments below 2 GiB. Valid until disposed.</summary>
    public Span<byte> Span => new((void*)handle, checked((int)Size));

    /// <summary>The memfd, owned by this segment, or -1 for System V.</summary>
    public int Descriptor => _descriptor?.Descriptor ?? -1;

    /// <summary>The System V number (shmid), or -1 for a memfd.</summary>
    public int Id { get; }

    /// <summary>A memfd, zeroed. <paramref name="name"/> appears in /proc/PID/maps.</summary>
    public static SharedMemorySegment Create(string name, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        int descriptor = Libc.memfd_create(name, Libc.MFD_CLOEXEC);
        if (descriptor < 0)
            throw Failure(size);
        var owner = new SafeFileDescriptor(descriptor);
        if (Libc.ftruncate(descriptor, size) != 0)
        {
            NativeException failure = Failure(size);
            owner.Dispose();
            throw failure;
        }

        return Map(owner, size);
    }

    /// <summary>
    /// Maps a descriptor that another process made (MIT-SHM's CreateSegment). Takes the descriptor over, also when it fails.
    /// The file must have <paramref name="size"/> bytes and keep them: reading beyond its end ends the process.
    /// </summary>
    public static SharedMemorySegment Map(SafeFileDescriptor descriptor, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        void* address = Libc.mmap(
            null, (nuint)size, Libc.PROT_READ | Libc.PROT_WRITE, Libc.MAP_SHARED, descriptor.Descriptor, 0);
        if (address != Libc.MAP_FAILED)
            return new SharedMemorySegment(address, size, descriptor, -1);
        NativeException failure = Failure(size);
        descriptor.Dispose();
        throw failure;
    }

    /// <summary>
    /// A System V segment, zeroed. Call <see cref="RemoveId"/> once the other process has attached it: until then it would
    /// outlive a process that is killed.
    /// </summary>
    public static SharedMemorySegment CreateSystemV(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        int id = Libc.shmget(Libc.IPC_PRIVATE, (nuint)size, Libc.IPC_CREAT | 0x180);
        if (id < 0)
            throw Failure(size);
        void* address = Libc.shmat(id, null, 0);
        if (address != Libc.MAP_FAILED)
            return new SharedMemorySegment(address, size, null, id);
        NativeException failure = Failure(size);
        _ = Libc.shmctl(id, Libc.IPC_RMID, null);
        throw failure;
    }

    /// <summary>
    /// A copy of <see cref="Descriptor"/> (closed on exec) for a callee that closes what it is given, as xcb does with the
    /// descriptors of requests.
    /// </summary>
    public int DuplicateDescriptor()
    {
        int copy = Libc.fcntl(Descriptor, Libc.F_DUPFD_CLOEXEC, 3);
        return copy >= 0 ? copy : throw NativeError.Last("Cannot duplicate the descriptor of shared memory");
    }

    /// <summary>Removes the System V number; who has the segment attached keeps it. Nothing to do for a memfd.</summary>
    public void RemoveId()
    {
        if (!_hasId)
            return;
        _hasId = false;
        _ = Libc.shmctl(Id, Libc.IPC_RMID, null);
    }

    protected override bool ReleaseHandle()
    {
        RemoveId();
        _descriptor?.Dispose();
        return Id >= 0 ? Libc.shmdt((void*)handle) == 0 : Libc.munmap((void*)handle, (nuint)Size) == 0;
    }

    private static NativeException Failure(long size) =>
        NativeError.Last(string.Create(CultureInfo.InvariantCulture, $"Cannot share {size} bytes of memory"));
}
