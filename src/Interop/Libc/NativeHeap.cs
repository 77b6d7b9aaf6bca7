namespace Rdfwd.Interop.Libc;

/// <summary>The heap of native libraries (glibc's malloc), which codecs fill and leave.</summary>
public static class NativeHeap
{
    private const int LargeBytes = 128 << 10;
    private const int Arenas = 2;

    /// <summary>
    /// Makes the heap give back what is freed, for processes that live for weeks while encoders come and go. By default glibc raises the
    /// size from which a block has a mapping of its own with each large block that is freed, and makes an arena for each thread, so that
    /// most of what once was used stays (mallopt(3)). To be called before other threads run.
    /// </summary>
    public static void ReturnWhatIsFreed()
    {
        _ = Libc.mallopt(Libc.M_MMAP_THRESHOLD, LargeBytes);
        _ = Libc.mallopt(Libc.M_TRIM_THRESHOLD, LargeBytes);
        _ = Libc.mallopt(Libc.M_ARENA_MAX, Arenas);
    }
}
