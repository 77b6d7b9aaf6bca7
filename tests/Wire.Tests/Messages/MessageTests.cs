using FsCheck;
using FsCheck.Fluent;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Tests.Messages;

public sealed class MessageTests
{
    public static TheoryData<string> Names => MessageExamples.Names;

    [Fact]
    public void Examples_EveryMessageType_HasOne()
    {
        var shown = MessageExamples.All.Select(example => example.Type).Order().ToArray();

        Assert.Equal(Enum.GetValues<MessageType>().Order().ToArray(), shown);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_WrittenMessage_WritesTheSameBytes(string name)
    {
        var example = MessageExamples.Named(name);

        Assert.Equal(example.Bytes, example.Rewrite(example.Bytes));
        Assert.Equal(example.Type, MessageCodec.ReadType(example.Bytes));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_TruncatedAtAnyByte_Throws(string name)
    {
        var example = MessageExamples.Named(name);

        for (var length = 0; length < example.Bytes.Length; length++)
            Assert.Throws<ProtocolException>(() => example.Rewrite(example.Bytes[..length]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_ByteBehindTheEnd_Throws(string name)
    {
        var example = MessageExamples.Named(name);

        Assert.Throws<ProtocolException>(() => example.Rewrite([.. example.Bytes, 0xc0]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_AppendedFields_AreSkipped(string name)
    {
        var example = MessageExamples.Named(name);
        byte[] appended = [0x93, 1, 0xa1, 0x78, 0x81, 2, 0xc4, 1, 9];
        byte[] longer = [.. WithOneFieldMore(example.Bytes), .. appended];

        Assert.Equal(example.Bytes, example.Rewrite(longer));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_LastFieldMissing_Throws(string name)
    {
        var example = MessageExamples.Named(name);
        var count = example.Bytes[0] & 0x0f;
        byte[] shorter = [.. example.Bytes];
        shorter[0] = (byte)(0x90 | (count - 1));

        Assert.Throws<ProtocolException>(() => example.Rewrite(shorter));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_OtherType_Throws(string name)
    {
        var example = MessageExamples.Named(name);
        byte[] other = [.. example.Bytes];
        other[1] ^= 0x40;

        Assert.Throws<ProtocolException>(() => example.Rewrite(other));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Read_DamagedBytes_ThrowsNothingButProtocolException(string name)
    {
        var example = MessageExamples.Named(name);
        var damage = ArbMap.Default.GeneratorFor<(ushort, byte)>().ListOf(4).ToArbitrary();

        Prop.ForAll(damage, changes =>
        {
            byte[] bytes = [.. example.Bytes];
            foreach (var (at, value) in changes)
                bytes[at % bytes.Length] = value;
            return ReadsOrRefuses(example, bytes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Read_RandomBytes_ThrowsNothingButProtocolException()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), tail =>
            MessageExamples.All.All(example => ReadsOrRefuses(example, [.. example.Bytes[..2], .. tail])));

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static bool ReadsOrRefuses(MessageExample example, byte[] bytes)
    {
        try
        {
            example.Rewrite(bytes);
        }
        catch (ProtocolException)
        {
        }

        return true;
    }

    private static byte[] WithOneFieldMore(byte[] bytes)
    {
        var reader = new MessagePackReader(bytes);
        var count = reader.ReadArrayHeader();
        using var buffer = new PooledBuffer();
        new MessagePackWriter(buffer).WriteArrayHeader(count + 1);
        buffer.Append(bytes.AsSpan(reader.Position));
        return buffer.Written.ToArray();
    }
}
