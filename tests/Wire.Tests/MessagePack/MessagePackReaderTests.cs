using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Tests.MessagePack;

public sealed class MessagePackReaderTests
{
    [Theory]
    [InlineData("05")]
    [InlineData("CC05")]
    [InlineData("CD0005")]
    [InlineData("CE00000005")]
    [InlineData("CF0000000000000005")]
    [InlineData("D005")]
    [InlineData("D10005")]
    [InlineData("D200000005")]
    [InlineData("D30000000000000005")]
    public void ReadInteger_AnyWidth_GivesTheNumber(string hex)
    {
        var bytes = Convert.FromHexString(hex);

        Assert.Equal(5, new MessagePackReader(bytes).ReadUInt8());
        Assert.Equal(5u, new MessagePackReader(bytes).ReadUInt32());
        Assert.Equal(5ul, new MessagePackReader(bytes).ReadUInt64());
        Assert.Equal(5, new MessagePackReader(bytes).ReadInt8());
        Assert.Equal(5, new MessagePackReader(bytes).ReadInt16());
        Assert.Equal(5L, new MessagePackReader(bytes).ReadInt64());
    }

    [Theory]
    [InlineData("FF")]
    [InlineData("D0FF")]
    [InlineData("D1FFFF")]
    [InlineData("D2FFFFFFFF")]
    [InlineData("D3FFFFFFFFFFFFFFFF")]
    public void ReadInteger_NegativeOfAnyWidth_GivesTheNumberOrRefuses(string hex)
    {
        var bytes = Convert.FromHexString(hex);

        Assert.Equal(-1, new MessagePackReader(bytes).ReadInt16());
        Assert.Equal(-1L, new MessagePackReader(bytes).ReadInt64());
        Assert.Throws<ProtocolException>(() => new MessagePackReader(bytes).ReadUInt64());
    }

    [Theory]
    [InlineData("CD0100")]
    [InlineData("D1FF7F")]
    [InlineData("CF8000000000000000")]
    public void ReadInteger_OutOfRange_Throws(string hex)
    {
        var bytes = Convert.FromHexString(hex);

        Assert.Throws<ProtocolException>(() => new MessagePackReader(bytes).ReadUInt8());
        Assert.Throws<ProtocolException>(() => new MessagePackReader(bytes).ReadInt8());
    }

    [Theory]
    [InlineData("DBFFFFFFFF61")]
    [InlineData("C6FFFFFFFF61")]
    [InlineData("DDFFFFFFFF61")]
    [InlineData("DFFFFFFFFF61")]
    [InlineData("C9FFFFFFFF0061")]
    [InlineData("DCFFFF61")]
    [InlineData("82010203")]
    public void Read_LengthBeyondTheBytes_ThrowsWithoutAllocatingIt(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<ProtocolException>(() => new MessagePackReader(bytes).Skip());
        Assert.Throws<ProtocolException>(() => new MessagePackReader(bytes).ReadString(int.MaxValue));
        Assert.Throws<ProtocolException>(() => new MessagePackReader(bytes).ReadBin());
        Assert.Throws<ProtocolException>(() => new MessagePackReader(bytes).ReadArrayHeader());
        Assert.Throws<ProtocolException>(() => new MessagePackReader(bytes).ReadMapHeader());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void ReadString_LongerThanAllowed_Throws()
    {
        byte[] bytes = [0xa3, 0x61, 0x62, 0x63];

        Assert.Equal("abc", new MessagePackReader(bytes).ReadString(3));
        Assert.Throws<ProtocolException>(() => new MessagePackReader(bytes).ReadString(2));
    }

    [Theory]
    [InlineData("A1FF")]
    [InlineData("A2C080")]
    [InlineData("A3EDA080")]
    public void ReadString_InvalidUtf8_Throws(string hex)
    {
        var bytes = Convert.FromHexString(hex);

        Assert.Throws<ProtocolException>(() => new MessagePackReader(bytes).ReadString(10));
    }

    [Fact]
    public void Skip_NestedTooDeep_Throws()
    {
        byte[] allowed = [.. Enumerable.Repeat((byte)0x91, Limits.NestingLevels), 0xc0];
        byte[] tooDeep = [.. Enumerable.Repeat((byte)0x91, Limits.NestingLevels + 1), 0xc0];

        var reader = new MessagePackReader(allowed);
        reader.Skip();
        Assert.Equal(0, reader.Remaining);
        Assert.Throws<ProtocolException>(() => new MessagePackReader(tooDeep).Skip());
        Assert.Throws<ProtocolException>(() => new MessagePackReader(new byte[100_000].Select(_ => (byte)0x81).ToArray()).Skip());
    }

    [Fact]
    public void Skip_EverySample_EndsWhereTheNextBegins()
    {
        using var buffer = new PooledBuffer();
        var count = 0;
        foreach (var value in Value.Samples(seed: 2, trees: 200))
        {
            Value.Write(buffer, value);
            count++;
        }

        var reader = new MessagePackReader(buffer.Written);
        for (; count > 0; count--)
            reader.Skip();
        Assert.Equal(0, reader.Remaining);
    }

    [Fact]
    public void Skip_TheByteThatIsNeverUsed_Throws() =>
        Assert.Throws<ProtocolException>(() => new MessagePackReader([0xc1]).Skip());

    [Fact]
    public void TryReadNil_AtTheEnd_GivesFalse()
    {
        var reader = new MessagePackReader([]);

        Assert.False(reader.IsNil);
        Assert.False(reader.TryReadNil());
    }
}
