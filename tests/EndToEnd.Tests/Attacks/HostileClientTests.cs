using Rdfwd.Session.Connecting;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.EndToEnd.Tests.Attacks;

/// <summary>Near ends that break the protocol: the daemon says so and drops them; the session goes on.</summary>
public sealed class HostileClientTests : IClassFixture<AttackedSession>
{
    private static readonly Dictionary<string, byte[]> MalformedBytes = new()
    {
        ["length 0"] = Raw.Chunk(0, Raw.Control, 0),
        ["length 65535"] = Raw.Chunk(65535, Raw.Control, 0, new byte[65535]),
        ["unknown channel"] = Raw.Chunk(3, 7, 0, 0x92, 5, 7),
        ["unknown flags"] = Raw.Chunk(3, Raw.Control, 2, 0x92, 5, 7),
        ["no array"] = Raw.Framed(Raw.Control, [0x05]),
        ["empty array"] = Raw.Framed(Raw.Control, [0x90]),
        ["type is a text"] = Raw.Framed(Raw.Control, [0x91, 0xa1, 0x41]),
        ["never-used code"] = Raw.Framed(Raw.Control, [0xc1]),
        ["array of 4294967295"] = Raw.Framed(Raw.Control, [0xdd, 0xff, 0xff, 0xff, 0xff]),
        ["ping without time"] = Raw.Message(Raw.Control, 5),
        ["ping whose time is a text"] = Raw.Message(Raw.Control, 5, "now"),
        ["bytes behind the message"] = Raw.Framed(Raw.Control, [0x92, 5, 7, 7]),
        ["text longer than the message"] = Raw.Framed(Raw.Control, [0x94, 7, 1, 0xdb, 0x7f, 0xff, 0xff, 0xff]),
        ["bin longer than the message"] = Raw.Framed(Raw.Control, [0x92, 22, 0xc6, 0xff, 0xff, 0xff, 0xff]),
        ["map of 4294967295"] = Raw.Framed(Raw.Control, [0x94, 7, 1, 0xa4, (byte)'i', (byte)'n', (byte)'f', (byte)'o', 0xdf, 0xff, 0xff, 0xff, 0xff]),
        ["a ping with 100 levels behind it"] = Raw.Framed(Raw.Control, [0x93, 5, 7, .. Enumerable.Repeat((byte)0x91, 100), 0]),
        ["a key numbered 70000"] = Raw.Message(Raw.Control, 22, 1, 70000, 1),
        ["a motion far outside"] = Raw.Message(Raw.Control, 23, 1, 0, 100000, 0),
        ["a window of width 0"] = Raw.Message(Raw.Control, 28, 1, 1, 0, 0, 0, 10, 3),
        ["a window of width 65535"] = Raw.Message(Raw.Control, 28, 1, 1, 0, 0, 65535, 10, 3),
        ["an acknowledgement of half a kilobyte"] = Raw.Framed(Raw.Ack, new byte[512]),
        ["text that is no UTF-8"] = Raw.Framed(Raw.Control, [0x94, 7, 1, 0xa2, 0xc3, 0x28, 0x80]),
        ["a second of noise"] = Noise(1, 300_000),
        ["other noise"] = Noise(2, 300_000),
    };

    private static readonly Dictionary<string, byte[]> SkippedBytes = new()
    {
        ["an unknown type"] = Raw.Message(Raw.Control, 999, 1, "x", new object[] { true }, new byte[9]),
        ["fields behind those known"] = Raw.Message(Raw.Control, 5, 7, "newer", 3),
        ["a second greeting"] = Raw.Message(Raw.Control, 1, 1, 0, "x", "attach", new Dictionary<object, object>()),
        ["another opening"] = Raw.Message(Raw.Control, 2, "start", "", new Dictionary<object, object> { ["child"] = new object[] { "xeyes" } }),
        ["a far end's opened"] = Raw.Message(Raw.Control, 3, ":1", "n", "u", true, "p"),
        ["a far end's window"] = Raw.Message(Raw.Control, 40, 5, 0, 0, 10, 10, false, new Dictionary<object, object>()),
        ["a far end's list"] = Raw.Message(Raw.Control, 49, new object[] { new object[] { 1 } }),
        ["an answer"] = Raw.Message(Raw.Control, 8, 0, 0, "{}", Array.Empty<byte>()),
        ["acknowledgements of frames never sent"] = [.. Enumerable.Range(0, 2000).SelectMany(i => Raw.Message(Raw.Ack, 61, i, i * 7, 1, 2, 3, i % 3))],
        ["an acknowledgement from the future"] = Raw.Message(Raw.Ack, 61, 1, 1, ulong.MaxValue, uint.MaxValue, uint.MaxValue, 0),
        ["windows that are not"] = [.. new[] { 28, 29, 30, 31, 32, 33, 25 }.SelectMany(OfNoWindow)],
        ["all keys, up and down"] = [.. Enumerable.Range(0, 256).SelectMany(key => (byte[])[.. Raw.Message(Raw.Control, 22, 1, key, 0), .. Raw.Message(Raw.Control, 22, 2, key, 1), .. Raw.Message(Raw.Control, 22, 2, key, 2)])],
        ["buttons that are not"] = [.. Enumerable.Range(0, 256).SelectMany(button => (byte[])[.. Raw.Message(Raw.Control, 24, 1, 0, button, true, 1, 1, 0), .. Raw.Message(Raw.Control, 24, 1, 0, button, false, 1, 1, 0)])],
        ["the corners of the pointer's world"] = [.. new[] { (-32768, -32768), (32767, 32767), (0, 0) }.SelectMany(at => Raw.Message(Raw.Control, 23, 1, 0, at.Item1, at.Item2))],
    };

    private readonly AttackedSession _session;

    public HostileClientTests(AttackedSession session)
    {
        _session = session;
    }

    public static TheoryData<string> Malformed => [.. MalformedBytes.Keys];

    public static TheoryData<string> Skipped => [.. SkippedBytes.Keys];

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Attached_MalformedBytes_AreRefusedWithAReason(string what)
    {
        using (FakeClient client = FakeClient.HandedTo(_session.Files))
        {
            client.Peer.Await<Opened>();
            client.Peer.Write(MalformedBytes[what]);
            Bye bye = client.AwaitBye();
            Assert.Equal((what, DisconnectReason.ProtocolError), (what, bye.Reason));
            Assert.NotEmpty(bye.Message);
        }

        _session.AssertUnhurt();
    }

    [Theory]
    [MemberData(nameof(Skipped))]
    public void Attached_MessagesThatMeanNothing_AreIgnored(string what)
    {
        using (FakeClient client = FakeClient.HandedTo(_session.Files))
        {
            client.Peer.Await<Opened>();
            Assert.True(client.Peer.Write(SkippedBytes[what]), what);
            client.Peer.Send(new Ping(424242));
            Wait.Until($"the daemon answers after {what}", () => client.Peer.Count(MessageType.Pong) > 0 || client.Peer.Ended);
            Assert.False(client.Peer.Ended, what);
        }

        _session.AssertUnhurt();
    }

    [Fact]
    public void Attached_StreamCutAnywhere_IsALostLink()
    {
        byte[] stream =
        [
            .. Raw.Message(Raw.Control, 22, 1, 38, 0),
            .. Raw.Message(Raw.Control, 24, 2, 0, 1, true, 5, 5, 0),
            .. Raw.Message(Raw.Ack, 61, 1, 1, 1, 2, 3, 0),
            .. Raw.Message(Raw.Control, 7, 1, "info", new Dictionary<object, object>()),
        ];
        for (int length = 0; length < stream.Length; length++)
        {
            using FakeClient client = FakeClient.HandedTo(_session.Files);
            client.Peer.Write(stream.AsSpan(0, length));
        }

        using XScreen far = new(_session.Files.Display, _session.Files.Authority);
        Wait.Until("nothing is held", () => far.HeldKeys().Count == 0 && (far.Pointer().Mask & 0x1f00) == 0);
        _session.AssertUnhurt();
    }

    [Theory]
    [InlineData(Raw.Control)]
    [InlineData(Raw.Cursor)]
    [InlineData(Raw.PixelsFirst)]
    [InlineData(Raw.Pixels)]
    [InlineData(Raw.Bulk)]
    public void Attached_MessageWithoutEnd_IsCutOff(int channel)
    {
        using (FakeClient client = FakeClient.HandedTo(_session.Files))
        {
            client.Peer.Await<Opened>();
            byte[] chunk = Raw.Chunk(Raw.MaxChunk, channel, 1, new byte[Raw.MaxChunk]);
            for (int sent = 0; sent < (1 << 30) && client.Peer.Write(chunk); sent += chunk.Length)
            {
                if (client.Peer.Ended)
                    break;
            }

            Assert.Equal(DisconnectReason.ProtocolError, client.AwaitBye().Reason);
        }

        _session.AssertUnhurt();
    }

    [Fact]
    public void Attached_ClientThatDoesNotRead_DoesNotKeepTheNextOut()
    {
        using FakeClient deaf = FakeClient.HandedTo(_session.Files);
        deaf.Peer.Reading = false;
        for (int i = 0; i < 300; i++)
            deaf.Peer.Send(new Request((uint)i, "screenshot", new Dictionary<string, string[]>()));
        _session.AssertServes();
    }

    [Fact]
    public void Control_QuestionsThatAreNone_AreAnsweredWithFailures()
    {
        using (FakeClient client = FakeClient.HandedTo(_session.Files, Roles.Control, OpenVerbs.Control))
        {
            client.Peer.Await<Opened>();
            (string Verb, Dictionary<string, string[]> Arguments)[] questions =
            [
                ("", []), ("no such verb", []), ("run", []), ("run", new() { ["command"] = [] }), ("run", new() { ["command"] = [""] }),
                ("run", new() { ["command"] = ["/no/such/program", "\n\0"] }), ("screenshot", new() { ["window"] = ["-1"] }),
                ("screenshot", new() { ["window"] = ["99999999999999"] }), ("screenshot", new() { ["window"] = ["1"] }),
            ];
            foreach ((string verb, Dictionary<string, string[]> arguments) in questions)
                client.Peer.Send(new Request(1, verb, arguments));
            Wait.Until("all are answered", () => client.Peer.Count(MessageType.Response) == questions.Length || client.Peer.Ended);
            Assert.False(client.Peer.Ended);
            Assert.NotEqual(0u, client.Peer.Await<Response>().ExitCode);
        }

        _session.AssertUnhurt();
    }

    private static IEnumerable<byte> OfNoWindow(int type)
    {
        object[] rest = type switch
        {
            28 => [1, 5, 5, 5, 5, 3],
            29 => [0xffffffffu],
            31 => [1, 2, 3, 4],
            _ => [],
        };
        return ((uint[])[0, 1, 0x7fffffff, 0xffffffff]).SelectMany(window => Raw.Message(Raw.Control, [type, window, .. rest]));
    }

    private static byte[] Noise(int seed, int length)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
