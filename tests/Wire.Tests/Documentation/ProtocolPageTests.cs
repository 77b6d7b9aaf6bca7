using Rdfwd.Wire.Framing;
using Rdfwd.Wire.Messages;
using Rdfwd.Wire.Tests.Messages;

namespace Rdfwd.Wire.Tests.Documentation;

public sealed class ProtocolPageTests
{
    public static TheoryData<string> Names => MessageExamples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Example_OfMessage_IsWhatIsWrittenAndRead(string name)
    {
        var example = MessageExamples.Named(name);
        var block = Assert.Single(ProtocolPage.Blocks("rdfwd"), block => block.Names[0] == name);

        Assert.Equal(block.Bytes, ValueNotation.Encode(block.Value));
        Assert.Equal(block.Bytes, example.Bytes);
        Assert.Equal(block.Bytes, example.Rewrite(block.Bytes));
    }

    [Fact]
    public void Examples_AllOfThem_AreOfKnownMessages()
    {
        var names = ProtocolPage.Blocks("rdfwd").Select(block => block.Names[0]).Order();

        Assert.Equal(MessageExamples.All.Select(example => example.Name).Order(), names);
    }

    [Fact]
    public void Example_OfStream_IsReadAsTheMessagesItNames()
    {
        var blocks = ProtocolPage.Blocks("rdfwd-stream").ToArray();
        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
        {
            using var assembler = new ChunkAssembler { Limits = ChannelLimits.AfterHello };
            block.Bytes.CopyTo(assembler.GetSpan());
            assembler.Advance(block.Bytes.Length);

            var names = new List<string>();
            while (assembler.TryTake(out _, out var payload))
            {
                var example = MessageExamples.Named(MessageCodec.ReadType(payload.Span).ToString());
                Assert.Equal(payload.ToArray(), example.Rewrite(payload.ToArray()));
                names.Add(example.Name);
            }

            Assert.Equal(block.Names, names);
            Assert.False(assembler.IsInsideMessage);
        }
    }

    [Fact]
    public void Preamble_InThePage_IsTheOneWritten()
    {
        var hex = string.Join(' ', Preamble.Bytes.ToArray().Select(value => value.ToString("X2", null)));

        Assert.Contains(hex, File.ReadAllText(ProtocolPage.FilePath), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_OfNumbers_MatchTheEnumerations()
    {
        Assert.Equal(Members<MessageType>(), Rows("type", "name"));
        Assert.Equal(Members<DisconnectReason>(), Rows("number", "DisconnectReason"));
        Assert.Equal(Members<RectCodec>(), Rows("codec", "name"));
        Assert.Equal(Members<WindowPropertyKey>(), Rows("key", "WindowPropertyKey"));
    }

    [Fact]
    public void Table_OfChannels_MatchesTheLimits()
    {
        var rows = ProtocolPage.Table("channel", "name");

        Assert.Equal(Enum.GetValues<Channel>().Select(channel => (int)channel), rows.Select(row => row.Number));
        foreach (var row in rows)
        {
            var limits = row.Cells[3].Split(" / ");
            Assert.Equal(Limits.MessageBeforeHello((Channel)row.Number), Size(limits[0]));
            Assert.Equal(Limits.Message((Channel)row.Number), Size(limits[1]));
        }
    }

    private static IEnumerable<(int Number, string Name)> Rows(string first, string second) =>
        ProtocolPage.Table(first, second).Select(row => (row.Number, row.Name)).Order();

    private static IEnumerable<(int Number, string Name)> Members<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => (Convert.ToInt32(value, null), value.ToString())).Order();

    private static int Size(string text)
    {
        if (text == "closed")
            return 0;
        var parts = text.Split(' ');
        return int.Parse(parts[0], null) * parts[1] switch
        {
            "B" => 1,
            "KiB" => 1024,
            _ => 1024 * 1024,
        };
    }
}
