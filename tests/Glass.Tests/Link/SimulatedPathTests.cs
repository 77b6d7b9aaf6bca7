using FsCheck;
using FsCheck.Fluent;
using Rdfwd.Bench.Link;

namespace Rdfwd.Bench.Tests.Link;

public sealed class SimulatedPathTests
{
    private const long Ms = 1_000_000;

    [Fact]
    public void Accept_WithDelay_DeliversThen()
    {
        SimulatedPath path = new(new LinkShape { Delay = TimeSpan.FromMilliseconds(20) });
        path.Accept(3 * Ms, 5000);
        Assert.Equal(23 * Ms, path.NextDueNs);
        Assert.Equal(0, path.Due((23 * Ms) - 1));
        Assert.Equal(5000, path.Due(23 * Ms));
    }

    [Fact]
    public void Accept_WithRate_DeliversPacketAfterPacket()
    {
        SimulatedPath path = new(new LinkShape { Rate = RateSchedule.Constant(8000) });
        path.Accept(0, 2 * LinkShape.PacketBytes);
        Assert.Equal(LinkShape.PacketBytes * 1000, path.NextDueNs);
        Assert.Equal(LinkShape.PacketBytes, path.Due(LinkShape.PacketBytes * 1000));
        Assert.Equal(2 * LinkShape.PacketBytes, path.Due(2 * LinkShape.PacketBytes * 1000));
    }

    [Fact]
    public void Accept_ScheduleThatBeginsLate_ChangesTheRateThen()
    {
        Assert.True(RateSchedule.TryParse("8000,800@1s", out RateSchedule rate));
        SimulatedPath path = new(new LinkShape { Rate = rate }) { ScheduleStartNs = SimulatedPath.Never };
        long NextAt(long nowNs)
        {
            path.Accept(nowNs, LinkShape.PacketBytes);
            long due = path.NextDueNs;
            path.Deliver(path.Due(due));
            return due - nowNs;
        }

        // Two seconds went by, and nobody measures yet.
        Assert.Equal(LinkShape.PacketBytes * 1000, NextAt(2000 * Ms));
        path.ScheduleStartNs = 5000 * Ms;
        Assert.Equal(LinkShape.PacketBytes * 1000, NextAt(5500 * Ms));
        Assert.Equal(LinkShape.PacketBytes * 10_000, NextAt(6500 * Ms));
    }

    [Fact]
    public void Room_OfAFullQueue_ComesBackAtTheRate()
    {
        SimulatedPath path = new(new LinkShape { Rate = RateSchedule.Constant(8000), QueueBytes = 4 * LinkShape.PacketBytes });
        path.Accept(0, path.Room(0));
        Assert.Equal(0, path.Room(0));
        Assert.Equal(LinkShape.PacketBytes * 1000, path.NextRoomNs);
        Assert.Equal(LinkShape.PacketBytes, path.Room(path.NextRoomNs));
    }

    [Fact]
    public void Deliver_OfPartOfAPacket_LeavesTheRestDue()
    {
        SimulatedPath path = new(new LinkShape());
        path.Accept(0, 1000);
        path.Deliver(300);
        Assert.Equal(700, path.Due(0));
        path.Deliver(700);
        Assert.Equal(0, path.Held);
        Assert.Equal(long.MaxValue, path.NextDueNs);
    }

    [Fact]
    public void Accept_WhereEveryPacketStalls_AddsTheStalls()
    {
        SimulatedPath path = new(new LinkShape { StallShare = 1, StallTime = TimeSpan.FromMilliseconds(200) });
        path.Accept(0, 2 * LinkShape.PacketBytes);
        Assert.Equal(200 * Ms, path.NextDueNs);
        path.Deliver(path.Due(200 * Ms));
        Assert.Equal(400 * Ms, path.NextDueNs);
    }

    // Whatever comes in when, on whatever link: all of it comes out, in order, never earlier than the delay and the rate allow,
    // and never more is inside than the link says that it can hold.
    [Fact]
    public void Bytes_OfAnySender_AllComeOutInTime()
    {
        Prop.ForAll<PositiveInt, NonEmptyArray<(ushort GapUs, ushort Bytes)>>((seed, writes) =>
        {
            Random random = new(seed.Get);
            AllComeOutInTime(random.Next(3) == 0 ? 0 : random.Next(100_000), random.Next(100), random.Next(20), seed.Get, writes.Get);
        }).QuickCheckThrowOnFailure();
    }

    private static void AllComeOutInTime(int rate, int delayMs, int jitterMs, int seed, (ushort GapUs, ushort Bytes)[] writes)
    {
        LinkShape shape = new()
        {
            Delay = TimeSpan.FromMilliseconds(delayMs),
            Rate = RateSchedule.Constant(rate),
            QueueBytes = 20_000,
            Jitter = TimeSpan.FromMilliseconds(jitterMs),
            StallShare = 0.01,
            StallTime = TimeSpan.FromMilliseconds(50),
            Seed = seed,
        };
        SimulatedPath path = new(shape);
        long now = 0, accepted = 0, delivered = 0;
        foreach ((ushort gapUs, ushort bytes) in writes)
        {
            now += gapUs * 1000L;
            int taken = Math.Min(bytes, path.Room(now));
            path.Accept(now, taken);
            accepted += taken;
            Assert.InRange(path.Held, 0, path.Capacity);
            Take(now);
        }

        while (path.NextDueNs != long.MaxValue)
        {
            Assert.True(path.NextDueNs > now);
            now = path.NextDueNs;
            Take(now);
        }

        Assert.Equal(accepted, delivered);
        if (rate > 0)
            Assert.True(now >= accepted * 8.0 * 1e6 / rate);
        Assert.Equal(shape.QueueBytes, path.Room(now));

        void Take(long at)
        {
            int due = path.Due(at);
            path.Deliver(due);
            delivered += due;
            Assert.Equal(accepted - delivered, path.Held);
        }
    }
}
