using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Tests.MessagePack;

public sealed class MessagePackWriterTests
{
    [Theory]
    [InlineData(0, "00")]
    [InlineData(127, "7F")]
    [InlineData(128, "CC80")]
    [InlineData(255, "CCFF")]
    [InlineData(256, "CD0100")]
    [InlineData(65535, "CDFFFF")]
    [InlineData(65536, "CE00010000")]
    [InlineData(4294967296, "CF0000000100000000")]
    [InlineData(-1, "FF")]
    [InlineData(-32, "E0")]
    [InlineData(-33, "D0DF")]
    [InlineData(-128, "D080")]
    [InlineData(-129, "D1FF7F")]
    [InlineData(-32769, "D2FFFF7FFF")]
    [InlineData(-2147483649, "D3FFFFFFFF7FFFFFFF")]
    public void Write_Integer_UsesTheSmallestEncoding(long value, string hex)
    {
        using var buffer = new PooledBuffer();

        new MessagePackWriter(buffer).Write(value);

        Assert.Equal(hex, Convert.ToHexString(buffer.Written));
    }

    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc")]
    [InlineData("a€b", 3, "a")]
    [InlineData("🙂🙂", 7, "🙂")]
    public void Write_StringLongerThanAllowed_IsCutBetweenCharacters(string value, int maxBytes, string expected)
    {
        using var buffer = new PooledBuffer();

        new MessagePackWriter(buffer).Write(value, maxBytes);

        Assert.Equal(expected, new MessagePackReader(buffer.Written).ReadString(maxBytes));
    }

    [Fact]
    public void Write_LoneSurrogate_BecomesTheReplacementCharacter()
    {
        using var buffer = new PooledBuffer();

        new MessagePackWriter(buffer).Write("a\ud800");
        new MessagePackWriter(buffer).Write("a\ud800b", 4);

        var reader = new MessagePackReader(buffer.Written);
        Assert.Equal("a\ufffd", reader.ReadString(10));
        Assert.Equal("a\ufffd", reader.ReadString(10));
    }
}
