using Rdfwd.Wire.MessagePack;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Messages;

public sealed class WindowPropertySetTests
{
    [Fact]
    public void Read_AllProperties_HasTheirValues()
    {
        var read = Rewrite(MessageExamples.AllProperties);

        Assert.Equal("user@host: ~", read.Title);
        Assert.Equal("xterm", read.IconTitle);
        Assert.Equal("xterm", read.Instance);
        Assert.Equal("XTerm", read.ClassName);
        Assert.Equal(new SizeHints(0x350, 16, 17, 0, 0, 6, 13, 4, 4, 0, 0, 0, 0, 1), read.Hints);
        Assert.Equal(WindowType.Dialog, read.Type);
        Assert.Equal(new WindowId(0x400001), read.TransientFor);
        Assert.Equal(WindowStates.MaximizedVertically | WindowStates.Focused, read.States);
        Assert.Equal("main", read.Role);
        Assert.Equal([0x10, 0x20, 0x30, 0xff], read.Icon!.Argb);
        Assert.Equal(0xffffffff, read.Opacity);
        Assert.Equal(new WindowId(0x400001), read.Group);
        Assert.Equal(1u, read.Decorations);
        Assert.Equal(4711u, read.Pid);
        Assert.Equal("host", read.ClientMachine);
        Assert.Equal(WindowProtocols.DeleteWindow | WindowProtocols.TakeFocus, read.Protocols);
        Assert.Equal("10af", read.SessionId);
    }

    [Fact]
    public void Read_NoProperties_IsEmpty() => Assert.True(Rewrite(new WindowPropertySet()).IsEmpty);

    [Fact]
    public void Read_UnknownKey_IsSkipped()
    {
        // {99: [1, {}], 1: "x"}
        var reader = new MessagePackReader([0x82, 99, 0x92, 1, 0x80, 1, 0xa1, (byte)'x']);

        var read = WindowPropertySet.Read(ref reader);

        Assert.Equal("x", read.Title);
        Assert.Equal(0, reader.Remaining);
    }

    [Fact]
    public void Read_UnknownType_IsNormal() =>
        Assert.Equal(WindowType.Normal, Rewrite(new WindowPropertySet { Type = (WindowType)77 }).Type);

    [Fact]
    public void Write_TitleOfAProgramThatIsTooLong_IsCut()
    {
        var read = Rewrite(new WindowPropertySet { Title = new string('€', Limits.TitleBytes) });

        Assert.Equal(new string('€', Limits.TitleBytes / 3), read.Title);
    }

    [Theory]
    [InlineData(Limits.IconSizePx + 1, 1, (Limits.IconSizePx + 1) * 4)]
    [InlineData(2, 2, 15)]
    [InlineData(-1, -1, 4)]
    public void Write_IconThatThePeerWouldRefuse_IsLeftOut(int width, int height, int bytes)
    {
        var read = Rewrite(new WindowPropertySet { Title = "x", Icon = new WindowIcon(width, height, new byte[bytes]) });

        Assert.Null(read.Icon);
        Assert.Equal("x", read.Title);
    }

    [Fact]
    public void Write_PlaceOutsideTheProtocol_IsTheNearest()
    {
        var sent = new NewWindow(new WindowId(1), -40_000, 40_000, 0, 20_000, true, new WindowPropertySet(), 0);

        var read = MessageCodec.Read<NewWindow>(MessageExample.Write(sent));

        Assert.Equal((-32768, 32767, 1, 16384), (read.X, read.Y, read.Width, read.Height));
    }

    private static WindowPropertySet Rewrite(WindowPropertySet set)
    {
        using var buffer = new PooledBuffer();
        var writer = new MessagePackWriter(buffer);
        set.Write(ref writer);
        var reader = new MessagePackReader(buffer.Written);
        var read = WindowPropertySet.Read(ref reader);
        Assert.Equal(0, reader.Remaining);
        return read;
    }
}
