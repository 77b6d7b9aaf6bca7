using Rdfwd.Wire.MessagePack;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Messages;

public sealed class FrameTests
{
    private static readonly FrameHeader Header = new(new WindowId(1), new FrameId(2), 100, 50, new InputSequence(3), FrameFlags.None, 4, 5, 6);

    public static TheoryData<FrameRect> RectsOutside =>
    [
        new FrameRect(0, 0, 101, 50, RectCodec.Raw, 0, 0),
        new FrameRect(0, 0, 100, 51, RectCodec.Raw, 0, 0),
        new FrameRect(1, 0, 100, 50, RectCodec.Raw, 0, 0),
        new FrameRect(65535, 0, 65535, 50, RectCodec.Raw, 0, 0),
        new FrameRect(0, 0, 0, 1, RectCodec.Raw, 0, 0),
        new FrameRect(0, 0, 1, 0, RectCodec.Raw, 0, 0),
        new FrameRect(0, 0, 50, 50, RectCodec.Copy, 51 << 16, 0),
        new FrameRect(0, 0, 100, 25, RectCodec.Copy, 26, 0),
    ];

    [Fact]
    public void Read_RectsWithData_ShowsAllOfIt()
    {
        FrameRect[] rects =
        [
            new(0, 0, 100, 50, RectCodec.Solid, 0xffffff, 0),
            new(10, 10, 20, 20, RectCodec.Zstd, 1, 2),
            new(50, 25, 50, 25, RectCodec.Copy, (50 << 16) | 25, 0),
            new(99, 49, 1, 1, (RectCodec)200, 7, 3),
        ];
        var frame = new Frame();

        frame.Read(MessageExample.WriteFrame(Header, rects, [1, 2, 3, 4, 5]));

        Assert.Equal(Header, frame.Header);
        Assert.Equal(rects, frame.Rects.ToArray());
        Assert.Equal([1, 2, 3, 4, 5], frame.Data.ToArray());
    }

    [Fact]
    public void CopyFrom_OtherFrames_OutlivesTheirBytes()
    {
        var copy = new Frame();
        foreach (var size in (int[])[5, 0, 300, 2])
        {
            FrameRect[] rects = [new(0, 0, 100, 50, RectCodec.Solid, 0xffffff, 0), new(99, 49, 1, 1, (RectCodec)200, 7, size)];
            var bytes = new byte[size];
            Array.Fill(bytes, (byte)size);
            var message = MessageExample.WriteFrame(Header, rects, bytes);
            var frame = new Frame();
            frame.Read(message);

            copy.CopyFrom(frame);
            Array.Clear(message);

            Assert.Equal(Header, copy.Header);
            Assert.Equal(rects, copy.Rects.ToArray());
            Assert.Equal(bytes, copy.Data.ToArray());
        }
    }

    [Fact]
    public void Write_RectsWithoutParameterOrData_TakesSixBytesEach()
    {
        var one = MessageExample.WriteFrame(Header, [new FrameRect(0, 0, 8, 8, RectCodec.Solid, 0, 0)], []);
        var two = MessageExample.WriteFrame(Header, [new FrameRect(0, 0, 8, 8, RectCodec.Solid, 0, 0), new FrameRect(90, 0, 8, 8, RectCodec.Solid, 0, 0)], []);

        Assert.Equal(6, two.Length - one.Length);
    }

    [Fact]
    public void Read_RectBeforeTheEdge_Throws()
    {
        using var buffer = new PooledBuffer();
        FrameWriter.Write(buffer, Header, [], 0);
        // In place of the empty array and the empty bin: a rectangle at -1,0.
        buffer.Truncate(buffer.Length - 3);
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(1);
        writer.WriteArrayHeader(5);
        foreach (var value in (int[])[-1, 0, 1, 1, 1])
            writer.Write(value);
        writer.WriteBin([]);

        Assert.Throws<ProtocolException>(() => new Frame().Read(buffer.WrittenMemory));
    }

    [Theory]
    [MemberData(nameof(RectsOutside))]
    public void Read_RectOutsideTheFrame_Throws(FrameRect rect)
    {
        var bytes = MessageExample.WriteFrame(Header, [rect], []);

        Assert.Throws<ProtocolException>(() => new Frame().Read(bytes));
    }

    [Fact]
    public void Read_SolidWithData_Throws()
    {
        var bytes = MessageExample.WriteFrame(Header, [new FrameRect(0, 0, 1, 1, RectCodec.Solid, 0, 1)], [9]);

        Assert.Throws<ProtocolException>(() => new Frame().Read(bytes));
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(100, 0)]
    [InlineData(16385, 50)]
    [InlineData(100, 16385)]
    public void Read_SizeOutsideTheLimits_Throws(int width, int height)
    {
        var bytes = MessageExample.WriteFrame(Header with { Width = width, Height = height }, [], []);

        Assert.Throws<ProtocolException>(() => new Frame().Read(bytes));
    }

    [Fact]
    public void Read_LengthsThatDoNotAddUp_ThrowsAndShowsNothing()
    {
        using var buffer = new PooledBuffer();
        FrameWriter.Write(buffer, Header, [new FrameRect(0, 0, 1, 1, RectCodec.Raw, 0, 3)], 3);
        buffer.Truncate(buffer.Length - 2);
        new MessagePackWriter(buffer).WriteBin([1, 2]);
        var frame = new Frame();
        frame.Read(MessageExample.WriteFrame(Header, [new FrameRect(0, 0, 1, 1, RectCodec.Raw, 0, 3)], [1, 2, 3]));

        Assert.Throws<ProtocolException>(() => frame.Read(buffer.WrittenMemory));
        Assert.Equal(default, frame.Header);
        Assert.Equal(0, frame.Rects.Length);
        Assert.Equal(0, frame.Data.Length);
    }

    [Fact]
    public void Read_MoreRectsThanAllowed_Throws()
    {
        using var buffer = new PooledBuffer();
        var rects = Enumerable.Repeat(new FrameRect(0, 0, 1, 1, RectCodec.Solid, 0, 0), Limits.FrameRects).ToArray();
        var frame = new Frame();

        frame.Read(MessageExample.WriteFrame(Header, rects, []));

        Assert.Equal(Limits.FrameRects, frame.Rects.Length);
        Assert.Throws<ArgumentException>(() => FrameWriter.Write(buffer, Header, [.. rects, rects[0]], 0));
    }

    [Fact]
    public void Write_LengthsThatDoNotAddUp_Throws()
    {
        using var buffer = new PooledBuffer();

        Assert.Throws<ArgumentException>(() => FrameWriter.Write(buffer, Header, [new FrameRect(0, 0, 1, 1, RectCodec.Raw, 0, 3)], 4));
    }

    [Fact]
    public void Read_AgainAndAgain_AllocatesNothing()
    {
        var rects = Enumerable.Repeat(new FrameRect(0, 0, 1, 1, RectCodec.Raw, 0, 1), 500).ToArray();
        var bytes = MessageExample.WriteFrame(Header, rects, new byte[500]);
        var frame = new Frame();
        frame.Read(bytes);

        Assert.Equal(0, Allocation.Of(() =>
        {
            for (var i = 0; i < 100; i++)
                frame.Read(bytes);
        }));
    }
}
