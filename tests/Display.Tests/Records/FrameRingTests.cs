using Rdfwd.Display.Geometry;
using Rdfwd.Display.Records;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Records;

public sealed class FrameRingTests
{
    [Fact]
    public void Snapshot_AfterMoreThanItHolds_HasTheNewestInOrder()
    {
        FrameRing ring = new(4);
        for (uint i = 1; i <= 10; i++)
            ring.Add(new FrameRecord { Window = 1, Frame = i });
        Assert.Equal([7u, 8, 9, 10], ring.Snapshot().Select(r => r.Frame));
        Assert.Equal([7L, 8, 9, 10], ring.Snapshot().Select(r => r.Number));
        Assert.Equal([9u, 10], ring.Snapshot(most: 2).Select(r => r.Frame));
        Assert.Equal([10u], ring.Snapshot(after: 9).Select(r => r.Frame));
        Assert.Empty(ring.Snapshot(after: 10));
        Assert.Empty(ring.Snapshot(after: 99));
        Assert.Equal(10, ring.Last);
    }

    [Fact]
    public void Acknowledged_OfOneViewer_CompletesItsRecordAlone()
    {
        FrameRing ring = new(8);
        ring.Add(new FrameRecord { Viewer = 1, Window = 5, Frame = 1, DamagedUs = 100, EncodedUs = 150 });
        ring.Add(new FrameRecord { Viewer = 2, Window = 5, Frame = 1 });
        ring.Written(1, new WindowId(5), new FrameId(1), 160);
        ring.Acknowledged(1, new FrameAck(new WindowId(5), new FrameId(1), 1200, 1300, 1400, FrameResult.Shown), 450, 1000);
        ring.Acknowledged(1, new FrameAck(new WindowId(5), new FrameId(1), 9, 9, 9, FrameResult.Skipped), 999, 0);
        ring.Acknowledged(1, new FrameAck(new WindowId(6), new FrameId(1), 9, 9, 9, FrameResult.Shown), 999, 0);
        FrameRecord[] records = ring.Snapshot();
        Assert.True(records[0].IsShown);
        Assert.Equal((160L, 1200L, 450L, 300L), (records[0].WrittenUs, records[0].ReceivedUs, records[0].AcknowledgedUs, records[0].LatencyUs));
        Assert.False(records[1].IsShown);
    }

    [Fact]
    public void AddWrittenAcknowledged_AllocateNothing()
    {
        FrameRing ring = new(64);
        void Go(uint frame)
        {
            FrameRecord record = new() { Viewer = 1, Window = 5, Frame = frame, Encoder = "" };
            record.Describe([new FrameRect(0, 0, 8, 8, RectCodec.Zstd, 0, 100), new FrameRect(8, 8, 8, 8, RectCodec.H264, 0x100, 50)]);
            ring.Add(record);
            ring.Written(1, new WindowId(5), new FrameId(frame), frame + 1);
            ring.Acknowledged(1, new FrameAck(new WindowId(5), new FrameId(frame), 1, 2, 3, FrameResult.Shown), frame + 2, 0);
        }

        uint next = 0;
        Assert.Equal(0, Allocation.Of(() =>
        {
            for (uint end = next + 1000; next < end; next++)
                Go(next);
        }));
        FrameRecord last = ring.Snapshot(most: 1)[0];
        Assert.Equal((FrameKind.VideoKey, 100, 50, new Rect(0, 0, 16, 16)), (last.Kind, last.BytesOf((int)RectCodec.Zstd), last.BytesOf((int)RectCodec.H264), last.Region));
    }
}
