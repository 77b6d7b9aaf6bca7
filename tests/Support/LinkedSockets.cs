using Rdfwd.Bench;
using Rdfwd.Bench.Link;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Tests.Support;

/// <summary>A simulated link between two sockets, in this process. The ends belong to those who take them; the link ends with either.</summary>
public sealed class LinkedSockets : IDisposable
{
    private readonly SafeFileDescriptor _nearInside, _farInside;
    private readonly Thread[] _directions;

    public LinkedSockets(LinkShape shape)
    {
        (Near, _nearInside) = UnixSocket.CreatePair();
        (Far, _farInside) = UnixSocket.CreatePair();
        FileDescriptors.SetNonBlocking(_nearInside);
        FileDescriptors.SetNonBlocking(_farInside);
        long startNs = MonotonicClock.NowNs;
        // Another seed, or both directions would stall at the same packets.
        _directions = [Begin(_nearInside, _farInside, shape, startNs), Begin(_farInside, _nearInside, shape with { Seed = shape.Seed + 1 }, startNs)];
    }

    public SafeFileDescriptor Near { get; }

    public SafeFileDescriptor Far { get; }

    /// <summary>After both ends are closed.</summary>
    public void Dispose()
    {
        foreach (Thread direction in _directions)
            direction.Join();
        _nearInside.Dispose();
        _farInside.Dispose();
    }

    private static Thread Begin(SafeFileDescriptor from, SafeFileDescriptor to, LinkShape shape, long startNs)
    {
        LinkDirection direction = new(from, to, new SimulatedPath(shape), startNs, _ => { });
        Thread thread = new(() =>
        {
            direction.Run();
            _ = Libc.shutdown(to.Descriptor, Libc.SHUT_WR);
        })
        { Name = "link" };
        thread.Start();
        return thread;
    }
}
