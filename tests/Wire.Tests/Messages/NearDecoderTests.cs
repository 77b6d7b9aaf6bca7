using Rdfwd.Wire.MessagePack;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Messages;

public sealed class NearDecoderTests
{
    [Fact]
    public void Write_MoreThanTheLimits_IsCut()
    {
        CodecTried tried = new(new string('n', 100), true, new string('r', 2000));
        NearDecoder message = new(tried.Name, tried.Reason, [.. Enumerable.Repeat(tried, Limits.CodecsTried + 1)]);

        NearDecoder read = MessageCodec.Read<NearDecoder>(MessageExample.Write(message));

        Assert.Equal((Limits.CodecNameBytes, Limits.CodecReasonBytes), (read.Name.Length, read.Reason.Length));
        Assert.Equal(Limits.CodecsTried, read.Tried.Count);
        Assert.All(read.Tried, t => Assert.Equal((Limits.CodecNameBytes, Limits.CodecReasonBytes), (t.Name.Length, t.Reason.Length)));
    }

    [Fact]
    public void Read_MoreCodecsThanAllowed_Throws()
    {
        using PooledBuffer buffer = new();
        MessagePackWriter writer = new(buffer);
        writer.WriteArrayHeader(4);
        writer.Write((uint)MessageType.NearDecoder);
        writer.Write("");
        writer.Write("");
        writer.WriteArrayHeader(Limits.CodecsTried + 1);

        Assert.Throws<ProtocolException>(() => MessageCodec.Read<NearDecoder>(buffer.Written));
    }
}
