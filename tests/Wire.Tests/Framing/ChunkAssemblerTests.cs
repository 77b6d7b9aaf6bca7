using FsCheck;
using FsCheck.Fluent;
using Rdfwd.Wire.Framing;

namespace Rdfwd.Wire.Tests.Framing;

public sealed class ChunkAssemblerTests
{
    [Theory]
    [InlineData("00000000", "length 0")]
    [InlineData("01400000", "length 16385")]
    [InlineData("FFFF0000", "length 65535")]
    [InlineData("01000700", "channel 7")]
    [InlineData("0100FF00", "channel 255")]
    [InlineData("01000002", "flag 2")]
    [InlineData("01000080", "flag 128")]
    public void TryTake_ImpossibleHeader_Throws(string hex, string what)
    {
        using var assembler = new ChunkAssembler { Limits = ChannelLimits.AfterHello };
        Arrive(assembler, Convert.FromHexString(hex));

        Assert.Throws<ProtocolException>(() => assembler.TryTake(out _, out _));
        Assert.NotEmpty(what);
    }

    [Fact]
    public void TryTake_HeaderOfAClosedChannel_ThrowsBeforeThePayloadCame()
    {
        using var assembler = new ChunkAssembler();
        Arrive(assembler, [1, 0, (byte)Channel.Pixels, 0]);

        Assert.Throws<ProtocolException>(() => assembler.TryTake(out _, out _));
    }

    [Fact]
    public void TryTake_MessageBeyondTheLimit_ThrowsAtTheChunkThatPassesIt()
    {
        using var assembler = new ChunkAssembler { Limits = ChannelLimits.BeforeHello.With(Channel.Control, 40_000) };
        for (var i = 0; i < 2; i++)
        {
            Arrive(assembler, [0, 0x40, 0, 1, .. new byte[16384]]);
            Assert.False(assembler.TryTake(out _, out _));
        }

        Arrive(assembler, [0, 0x40, 0, 1]);
        Assert.Throws<ProtocolException>(() => assembler.TryTake(out _, out _));
    }

    [Fact]
    public void TryTake_BytesOneByOne_GivesTheMessageWithTheLast()
    {
        using var assembler = new ChunkAssembler();
        byte[] bytes = [2, 0, 0, 1, 1, 2, 1, 0, 0, 0, 3];
        foreach (var value in bytes[..^1])
        {
            Arrive(assembler, [value]);
            Assert.False(assembler.TryTake(out _, out _));
            Assert.True(assembler.IsInsideMessage);
        }

        Arrive(assembler, bytes.AsSpan(bytes.Length - 1));

        Assert.True(assembler.TryTake(out var channel, out var payload));
        Assert.Equal(Channel.Control, channel);
        Assert.Equal([1, 2, 3], payload.ToArray());
        Assert.False(assembler.IsInsideMessage);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TryTake_RandomMessagesInRandomPieces_GivesThemAllInOrder(int seed)
    {
        var random = new Random(seed);
        var (stream, sent) = RandomStream(random, messages: 300);
        using var assembler = new ChunkAssembler { Limits = ChannelLimits.AfterHello };
        var received = sent.Select(_ => new List<byte[]>()).ToArray();

        for (var at = 0; at < stream.Length;)
        {
            var piece = Math.Min(random.Next(1, random.Next(2, 50_000)), stream.Length - at);
            piece = Math.Min(piece, assembler.GetSpan().Length);
            Arrive(assembler, stream.AsSpan(at, piece));
            at += piece;
            while (assembler.TryTake(out var channel, out var payload))
                received[(int)channel].Add(payload.ToArray());
        }

        Assert.False(assembler.IsInsideMessage);
        for (var channel = 0; channel < sent.Length; channel++)
            Assert.Equal(sent[channel], received[channel]);
    }

    [Fact]
    public void TryTake_RandomBytes_ThrowsNothingElseAndStaysSmall()
    {
        var property = Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            using var assembler = new ChunkAssembler { Limits = ChannelLimits.AfterHello };
            // Headers that pass more often than random ones do.
            byte[] stream = [.. bytes.SelectMany(value => new byte[] { value, 0, (byte)(value % 8), (byte)(value % 3), value })];
            try
            {
                Arrive(assembler, stream);
                while (assembler.TryTake(out _, out _))
                {
                }
            }
            catch (ProtocolException)
            {
            }

            return true;
        });

        property.Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void TryTake_AnnouncedBytesThatNeverCome_AllocatesNothing()
    {
        using var assembler = new ChunkAssembler { Limits = ChannelLimits.AfterHello };
        Arrive(assembler, [0, 0x40, (byte)Channel.Pixels, 1, 9]);

        Assert.Equal(0, Allocation.Of(() => Assert.False(assembler.TryTake(out _, out _))));
    }

    private static void Arrive(ChunkAssembler assembler, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(assembler.GetSpan());
        assembler.Advance(bytes.Length);
    }

    private static (byte[] Stream, List<byte[]>[] Sent) RandomStream(Random random, int messages)
    {
        var sent = Enum.GetValues<Channel>().Select(_ => new List<byte[]>()).ToArray();
        var open = new Dictionary<int, (byte[] Message, int Done)>();
        using var stream = new MemoryStream();
        while (messages > 0 || open.Count > 0)
        {
            var channel = random.Next(sent.Length);
            if (!open.TryGetValue(channel, out var message))
            {
                if (messages == 0)
                    continue;
                messages--;
                message = (new byte[random.Next(1, channel == (int)Channel.Ack ? 256 : 60_000)], 0);
                random.NextBytes(message.Message);
                sent[channel].Add(message.Message);
            }

            var left = message.Message.Length - message.Done;
            var length = Math.Min(left, random.Next(1, Limits.ChunkPayload + 1));
            var header = new byte[ChunkHeader.Size];
            new ChunkHeader(length, (Channel)channel, length < left).Write(header);
            stream.Write(header);
            stream.Write(message.Message, message.Done, length);
            if (length < left)
                open[channel] = (message.Message, message.Done + length);
            else
                open.Remove(channel);
        }

        return (stream.ToArray(), sent);
    }
}
