using System.Diagnostics;
using Rdfwd.Bench.Link;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench.Tests.Link;

public sealed unsafe class LinkDirectionTests
{
    [Fact]
    public void Run_OverASlowLink_DeliversEveryByteInOrder()
    {
        (SafeFileDescriptor from, SafeFileDescriptor source) = FileDescriptors.CreatePipe();
        (SafeFileDescriptor sink, SafeFileDescriptor to) = FileDescriptors.CreatePipe();
        FileDescriptors.SetNonBlocking(from);
        FileDescriptors.SetNonBlocking(to);
        byte[] sent = new byte[300_000];
        new Random(4).NextBytes(sent);
        LinkShape shape = new() { Delay = TimeSpan.FromMilliseconds(5), Rate = RateSchedule.Constant(40_000), QueueBytes = 30_000, Jitter = TimeSpan.FromMilliseconds(2) };
        long counted = 0;
        LinkDirection direction = new(from, to, new SimulatedPath(shape), Stopwatch.GetTimestamp(), bytes => counted = bytes);
        Thread link = new(() =>
        {
            direction.Run();
            to.Dispose();
        });
        Thread writer = new(() =>
        {
            fixed (byte* p = sent)
            {
                for (int at = 0; at < sent.Length;)
                    at += (int)Libc.write(source, p + at, (nuint)Math.Min(50_000, sent.Length - at));
            }

            source.Dispose();
        });
        link.Start();
        writer.Start();
        using MemoryStream received = new();
        byte[] buffer = new byte[8192];
        nint n;
        fixed (byte* p = buffer)
        {
            while ((n = Libc.read(sink, p, (nuint)buffer.Length)) > 0)
                received.Write(buffer.AsSpan(0, (int)n));
        }

        link.Join();
        writer.Join();
        Assert.True(received.ToArray().AsSpan().SequenceEqual(sent));
        Assert.Equal(sent.Length, counted);
        from.Dispose();
        sink.Dispose();
    }
}
