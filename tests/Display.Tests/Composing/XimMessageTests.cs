using Rdfwd.Display.Composing;

namespace Rdfwd.Display.Tests.Composing;

public sealed class XimMessageTests
{
    private readonly XimWriter _writer = new();

    [Fact]
    public void Message_Written_HasItsLengthInUnitsOfFourBytes()
    {
        byte[] message = [.. _writer.Begin(XimOpcode.Open).Text("de_DE").End()];

        Assert.Equal([30, 0, 2, 0, 5, (byte)'d', (byte)'e', (byte)'_', (byte)'D', (byte)'E', 0, 0], message);
    }

    [Fact]
    public void Message_Read_GivesWhatWasWritten()
    {
        byte[] message = [.. _writer.Begin(XimOpcode.Commit).U16(1).U16(2).U16(2).U16(3).Bytes("abc"u8).End()];

        XimReader reader = new(message);

        Assert.Equal(XimOpcode.Commit, reader.Opcode);
        Assert.Equal((1, 2, 2), (reader.U16(), reader.U16(), reader.U16()));
        Assert.Equal("abc"u8, reader.Bytes(reader.U16()));
        Assert.False(reader.IsShort);
    }

    [Fact]
    public void Attributes_OfAnOpenReply_AreFoundByName()
    {
        byte[] message = [.. OpenReply()];

        XimReader reader = new(message);
        Assert.Equal(9, reader.U16());
        Dictionary<string, ushort> ofMethod = reader.Attributes(0), ofContext = reader.Attributes(2);

        Assert.Equal(7, ofMethod["queryInputStyle"]);
        Assert.Equal(5, ofContext["inputStyle"]);
        Assert.Equal(6, ofContext["clientWindow"]);
        Assert.False(reader.IsShort);
    }

    [Fact]
    public void Message_TruncatedAnywhere_IsShortAndThrowsNothing()
    {
        byte[] message = [.. OpenReply()];

        for (int length = 0; length < message.Length; length++)
        {
            XimReader reader = new(message.AsSpan(0, length));
            reader.U16();
            reader.Attributes(0);
            reader.Attributes(2);
            Assert.True(reader.IsShort);
        }
    }

    [Fact]
    public void Message_OfRandomBytes_ThrowsNothing()
    {
        Random random = new(1);
        byte[] bytes = new byte[64];
        for (int i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            bytes[2] = (byte)random.Next(16);
            bytes[3] = 0;
            XimReader reader = new(bytes);
            reader.U16();
            reader.Attributes(0);
            reader.Attributes(2);
            reader.Bytes(reader.U16());
            reader.U8();
            reader.U32();
        }
    }

    private ReadOnlySpan<byte> OpenReply() => _writer.Begin(XimOpcode.OpenReply).U16(9)
        .U16(24).U16(7).U16(10).U16(15).Bytes("queryInputStyle"u8).U8(0).U16(0)
        .U16(36).U16(0).U16(5).U16(3).U16(10).Bytes("inputStyle"u8).U16(6).U16(5).U16(12).Bytes("clientWindow"u8).U16(0)
        .End();
}
