using Rdfwd.Interop.Libc;

namespace Rdfwd.Interop.Tests.Libc;

/// <summary>Counts the open descriptors of the whole process, so nothing else may run meanwhile.</summary>
[Collection(nameof(DescriptorLeakTests))]
[CollectionDefinition(nameof(DescriptorLeakTests), DisableParallelization = true)]
public sealed class DescriptorLeakTests
{
    [Fact]
    public void Everything_MadeAndDisposedManyTimes_LeavesNoDescriptorOpen()
    {
        Once();
        int before = Directory.GetFileSystemEntries("/proc/self/fd").Length;
        for (int i = 0; i < 20; i++)
            Once();
        Assert.Equal(before, Directory.GetFileSystemEntries("/proc/self/fd").Length);
    }

    private static void Once()
    {
        using ChildProcess child = ProcessSpawner.Spawn(new ProcessStart { FileName = "true", StandardError = 2 });
        Assert.True(child.WaitForExit(TimeSpan.FromSeconds(30)));
        _ = Assert.Throws<NativeException>(() => ProcessSpawner.Spawn(new ProcessStart { FileName = "no-such-program", StandardError = 2 }));

        using (ReadInterrupter interrupter = new())
            _ = interrupter.Enter([]);
        Assert.True(SpinWait.SpinUntil(() => !HasThread("read-watch"), TimeSpan.FromSeconds(10)));

        using SharedMemorySegment memory = SharedMemorySegment.Create("rdfwd-test", 4096);
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        using (a)
        using (b)
        {
            _ = UnixSocket.SendDescriptors(a, "x"u8, [memory.Descriptor]);
            var received = new List<SafeFileDescriptor>();
            _ = UnixSocket.ReceiveDescriptors(b, new byte[1], received);
            SharedMemorySegment.Map(received[0], 4096).Dispose();
        }

        _ = Assert.Throws<NativeException>(() => UnixSocket.Connect("/nonexistent/socket"));
        _ = Assert.Throws<NativeException>(() => UnixSocket.Listen("/nonexistent/socket"));
    }

    private static bool HasThread(string name)
    {
        foreach (string task in Directory.GetDirectories("/proc/self/task"))
        {
            try
            {
                if (File.ReadAllText(task + "/comm").TrimEnd('\n') == name)
                    return true;
            }
            catch (IOException)
            {
                // It ended while it was looked at.
            }
        }
        return false;
    }
}
