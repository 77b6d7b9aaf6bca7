using Rdfwd.Session.Connecting;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.EndToEnd.Tests.Attacks;

/// <summary>Near ends that break the protocol before a session is theirs: <c>rdfwd _connect</c> says why and ends.</summary>
public sealed class HostileGreetingTests : IClassFixture<AttackedSession>
{
    private static readonly Dictionary<string, byte[]> MalformedBytes = new()
    {
        ["another message first"] = Raw.Message(Raw.Control, 5, 7),
        ["opening without a greeting"] = Raw.Message(Raw.Control, 2, "list", "", new Dictionary<object, object>()),
        ["noise"] = [.. Enumerable.Range(1, 1000).Select(i => (byte)(i * 37))],
        ["a login script"] = "echo hello; exit\n"u8.ToArray(),
        ["an HTTP request"] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(),
        ["a picture"] = Raw.Chunk(3, Raw.Pixels, 0, 1, 2, 3),
        ["a greeting without end"] = [.. Enumerable.Repeat(Raw.Chunk(Raw.MaxChunk, Raw.Control, 1, new byte[Raw.MaxChunk]), 5).SelectMany(chunk => chunk)],
        ["a greeting of a million capabilities"] = Raw.Framed(Raw.Control, [0x96, 1, 1, 0, 0xa1, 0x78, 0xa6, .. "attach"u8, 0xdf, 0, 0x10, 0, 0]),
        ["a second message that is no opening"] = [.. Greeting(), .. Raw.Message(Raw.Control, 7, 1, "info", new Dictionary<object, object>())],
    };

    private readonly AttackedSession _session;

    public HostileGreetingTests(AttackedSession session)
    {
        _session = session;
    }

    public static TheoryData<string> Malformed => [.. MalformedBytes.Keys];

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Connect_MalformedGreeting_IsRefusedWithAReason(string what)
    {
        using FakeClient client = FakeClient.Connected(_session.Machine);
        client.Peer.Write(MalformedBytes[what]);
        Assert.Equal((what, DisconnectReason.ProtocolError), (what, client.AwaitBye().Reason));
        Wait.Until("the connector ends", () => client.ConnectorStatus == 1);
    }

    [Fact]
    public void Connect_AnotherMajor_NamesBothVersions()
    {
        using FakeClient client = FakeClient.Connected(_session.Machine);
        client.Peer.Write(Raw.Message(Raw.Control, 1, 77, 0, "rdfwd 77.0", "attach", new Dictionary<object, object>()));
        Bye bye = client.AwaitBye();
        Assert.Equal(DisconnectReason.VersionMismatch, bye.Reason);
        Assert.Contains("rdfwd 77.0", bye.Message, StringComparison.Ordinal);
        Assert.Contains(Session.ProgramVersion.Program, bye.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dance", "", DisconnectReason.BadRequest)]
    [InlineData("attach", ":4711", DisconnectReason.NoSession)]
    [InlineData("attach", "../../etc", DisconnectReason.NoSession)]
    [InlineData("control", "no such name", DisconnectReason.NoSession)]
    [InlineData("control", "\u001b]0;evil\u0007", DisconnectReason.NoSession)]
    public void Connect_OpeningThatCannotBeServed_IsRefused(string verb, string target, DisconnectReason reason)
    {
        Assert.Equal(reason, Open(verb, target, []).Reason);
    }

    [Theory]
    [InlineData("display", "70000")]
    [InlineData("display", "-1")]
    [InlineData("name", "../x")]
    [InlineData("name", "7")]
    [InlineData("env", "NOVALUE")]
    [InlineData("env", "=x")]
    [InlineData("encoding", "smoke-signals")]
    [InlineData("idle-timeout", "NaN")]
    [InlineData("idle-timeout", "-5")]
    [InlineData("xvfb", "sh -c 'reboot'; true")]
    [InlineData("child", "")]
    public void Connect_StartOptionsThatMakeNoSense_AreRefused(string key, string value)
    {
        Bye bye = Open(OpenVerbs.Start, "", new() { [key] = [value] });
        Assert.Equal((value, DisconnectReason.BadRequest), (value, bye.Reason));
        Assert.Single(SessionFiles.In(_session.Machine));
    }

    [Fact]
    public void Connect_StreamCutAnywhere_EndsQuietly()
    {
        byte[] stream = [.. Greeting(), .. Raw.Message(Raw.Control, 2, "start", "", new Dictionary<object, object> { ["child"] = new object[] { "xterm" } })];
        for (int length = 0; length < stream.Length; length += 23)
        {
            using FakeClient client = FakeClient.Connected(_session.Machine);
            client.Peer.Write(stream.AsSpan(0, length));
            client.Peer.CloseOutput();
            Wait.Until("the connector ends", () => client.ConnectorStatus is not null);
        }

        Assert.Single(SessionFiles.In(_session.Machine));
        _session.AssertUnhurt();
    }

    private static byte[] Greeting() => Raw.Message(Raw.Control, 1, 1, 0, "attacker 1.0", "attach", new Dictionary<object, object>());

    private Bye Open(string verb, string target, Dictionary<string, string[]> options)
    {
        using FakeClient client = FakeClient.Connected(_session.Machine);
        client.Peer.Send(FakeClient.Hello(Roles.Control));
        client.Peer.Send(new Open(verb, target, options));
        return client.AwaitBye();
    }
}
