using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Framing;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Framing;

public sealed class HandshakeTests
{
    private const int WaitMs = 30_000;

    private static readonly Hello Greeting =
        new(ProtocolVersion.Major, ProtocolVersion.Minor, "rdfwd 0.1.0", Roles.Attach, new Dictionary<string, string>());

    [Fact]
    public void TryRead_Messages_LeavesWhatFollowsToAConnection()
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using (writer)
        {
            var open = new Open("start", ":9", new Dictionary<string, string[]> { ["env"] = [new string('e', 40_000)] });
            HandshakeWriter.Write(writer, Greeting);
            HandshakeWriter.Write(writer, open);
            HandshakeWriter.Write(writer, new Ping(77));

            using (var handshake = new HandshakeReader(reader))
            {
                Assert.True(handshake.TryRead(out var first, WaitMs));
                Assert.Equal(Greeting.Program, first.Read<Hello>().Program);
                Assert.True(handshake.TryRead(out var second, WaitMs));
                Assert.Equal(open.Options["env"], second.Read<Open>().Options["env"]);
            }

            using var connection = new WireConnection(reader, null, TimeProvider.System);
            Assert.True(connection.Receive(out var third, WaitMs));
            Assert.Equal(new Ping(77), third.Read<Ping>());
        }
    }

    [Fact]
    public void TryRead_EndBeforeAMessage_IsFalse()
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            writer.Dispose();
            using var handshake = new HandshakeReader(reader);

            Assert.False(handshake.TryRead(out _, WaitMs));
        }
    }

    [Fact]
    public void TryRead_Silence_ThrowsAfterTheTimeOut()
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using (reader)
        using (writer)
        {
            using var handshake = new HandshakeReader(reader);

            var exception = Assert.Throws<LinkException>(() => handshake.TryRead(out _, timeoutMs: 1));
            Assert.Equal(DisconnectReason.Timeout, exception.Reason);
        }
    }

    [Theory]
    [InlineData("0100050091")]
    [InlineData("00000000")]
    [InlineData("0100000091")]
    [InlineData("010000009200")]
    public void TryRead_NoMessage_Throws(string hex)
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            BlockingStream.Write(writer, Convert.FromHexString(hex));
            writer.Dispose();
            using var handshake = new HandshakeReader(reader);

            Assert.Throws<ProtocolException>(() => handshake.TryRead(out _, WaitMs));
        }
    }

    [Fact]
    public void TryRead_EndWithinAMessage_Throws()
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            BlockingStream.Write(writer, [5, 0, 0, 0, 0x91]);
            writer.Dispose();
            using var handshake = new HandshakeReader(reader);

            var exception = Assert.Throws<LinkException>(() => handshake.TryRead(out _, WaitMs));
            Assert.Equal(DisconnectReason.LinkLost, exception.Reason);
        }
    }

    [Fact]
    public void TryRead_MoreThanTheLimit_Throws()
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using (reader)
        using (writer)
        {
            Assert.True(Libc.fcntl(writer, Libc.F_SETPIPE_SZ, 256 * 1024) > 0);
            byte[] chunk = [0, 0x40, 0, 1, .. new byte[Limits.ChunkPayload]];
            for (var i = 0; i < 5; i++)
                BlockingStream.Write(writer, chunk);
            using var handshake = new HandshakeReader(reader);

            Assert.Throws<ProtocolException>(() => handshake.TryRead(out _, WaitMs));
        }
    }

    [Fact]
    public void Write_ReaderGone_Throws()
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using (writer)
        {
            reader.Dispose();

            Assert.Throws<LinkException>(() => HandshakeWriter.Write(writer, Greeting));
            Assert.Throws<LinkException>(() => Preamble.Write(writer));
        }
    }

    [Fact]
    public void Refuse_OtherMajor_NamesBothVersions()
    {
        var newer = Greeting with { Major = 2, Minor = 3, Program = "rdfwd 2.1.0" };

        var bye = ProtocolVersion.Refuse(Greeting, newer);

        Assert.Equal(DisconnectReason.VersionMismatch, bye!.Reason);
        Assert.Contains("rdfwd 0.1.0", bye.Message, StringComparison.Ordinal);
        Assert.Contains("1.0", bye.Message, StringComparison.Ordinal);
        Assert.Contains("rdfwd 2.1.0", bye.Message, StringComparison.Ordinal);
        Assert.Contains("2.3", bye.Message, StringComparison.Ordinal);
        Assert.Null(ProtocolVersion.Refuse(Greeting, newer with { Major = 1 }));
    }
}
