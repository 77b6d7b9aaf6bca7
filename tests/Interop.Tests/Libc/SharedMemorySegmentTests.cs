using Rdfwd.Interop.Libc;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Interop.Tests.Libc;

public sealed unsafe class SharedMemorySegmentTests
{
    [Fact]
    public void Create_Memfd_IsZeroedWritableAndShared()
    {
        using SharedMemorySegment segment = SharedMemorySegment.Create("rdfwd-test", 100_000);
        Assert.Equal(100_000, segment.Span.Length);
        Assert.True(segment.Span.IndexOfAnyExcept((byte)0) < 0);
        Assert.True(FileStatus.TryGet(segment.Descriptor, out FileStatus status));
        Assert.Equal(100_000, status.Size);
        Assert.Equal(-1, segment.Id);

        using SharedMemorySegment other = SharedMemorySegment.Map(new SafeFileDescriptor(segment.DuplicateDescriptor()), 100_000);
        segment.Span[99_999] = 7;
        Assert.Equal(7, other.Pointer[99_999]);
    }

    [Fact]
    public void CreateSystemV_RemovedAfterAttaching_StaysUntilDetached()
    {
        using SharedMemorySegment segment = SharedMemorySegment.CreateSystemV(8192);
        Assert.True(segment.Id >= 0);
        Assert.Equal(-1, segment.Descriptor);
        void* second = C.shmat(segment.Id, null, C.SHM_RDONLY);
        Assert.True(second != C.MAP_FAILED);
        segment.RemoveId();
        segment.Span[5] = 3;
        Assert.Equal(3, ((byte*)second)[5]);
        Assert.Equal(0, C.shmdt(second));
    }

    [Fact]
    public void Dispose_SystemVNeverRemoved_RemovesIt()
    {
        SharedMemorySegment segment = SharedMemorySegment.CreateSystemV(4096);
        int id = segment.Id;
        segment.Dispose();
        Assert.True(C.shmat(id, null, 0) == C.MAP_FAILED);
    }

    [Fact]
    public void Create_FarTooLarge_FailsWithTheSize()
    {
        NativeException e = Assert.Throws<NativeException>(() => SharedMemorySegment.Create("rdfwd-test", long.MaxValue));
        Assert.Contains("9223372036854775807", e.Message, StringComparison.Ordinal);
    }
}
