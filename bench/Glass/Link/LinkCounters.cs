using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench.Link;

/// <summary>A link's counters in a file that two processes map: the link writes the bytes, the benchmark reads them at any time. Owns the mapping.</summary>
internal sealed unsafe class LinkCounters : IDisposable
{
    private const int FileBytes = 4096;

    private readonly SharedMemorySegment _memory;

    private LinkCounters(SharedMemorySegment memory)
    {
        _memory = memory;
    }

    /// <summary>When the changes of the link's rate begin to count, monotonic ns; 0 before. The benchmark writes it.</summary>
    public ref long ScheduleNs => ref At(0);

    /// <summary>From the near to the far end, bytes.</summary>
    public ref long UpBytes => ref At(1);

    /// <summary>From the far to the near end, bytes.</summary>
    public ref long DownBytes => ref At(2);

    public static LinkCounters Open(string path)
    {
        int descriptor = Libc.open(path, Libc.O_RDWR | Libc.O_CREAT | Libc.O_CLOEXEC, 0x180);
        if (descriptor < 0 || Libc.ftruncate(descriptor, FileBytes) != 0)
            throw new BenchException($"Cannot write {path}.");
        return new LinkCounters(SharedMemorySegment.Map(new SafeFileDescriptor(descriptor), FileBytes));
    }

    public void Dispose() => _memory.Dispose();

    private ref long At(int index) => ref ((long*)_memory.Pointer)[index];
}
