using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.EndToEnd.Tests.Attacks;

/// <summary>Far ends that break the protocol: the client says so in one sentence and leaves, and its user's desktop stays as it was.</summary>
public sealed class HostileFarEndTests : IClassFixture<NearDesktop>, IDisposable
{
    private const int Lost = 3, ProtocolBroken = 21;

    private static readonly object[] NoProperties = [new Dictionary<object, object>(), 0];

    private static readonly Dictionary<string, byte[]> MalformedBytes = new()
    {
        ["length 0"] = Raw.Chunk(0, Raw.Control, 0),
        ["length 65535"] = Raw.Chunk(65535, Raw.Control, 0, new byte[65535]),
        ["unknown channel"] = Raw.Chunk(3, 9, 0, 0x92, 5, 7),
        ["unknown flags"] = Raw.Chunk(3, Raw.Control, 0x80, 0x92, 5, 7),
        ["no array"] = Raw.Framed(Raw.Control, [0xa1, 0x41]),
        ["array of 4294967295"] = Raw.Framed(Raw.Control, [0xdd, 0xff, 0xff, 0xff, 0xff]),
        ["a window of size 0"] = Raw.Message(Raw.Control, [40, 5, 0, 0, 0, 0, false, .. NoProperties]),
        ["a window of 65535x65535"] = Raw.Message(Raw.Control, [40, 5, 0, 0, 65535, 65535, false, .. NoProperties]),
        ["a window at 100000"] = Raw.Message(Raw.Control, [40, 5, 100000, 0, 10, 10, false, .. NoProperties]),
        ["a title of a megabyte"] = Window(5, (1, new string('x', 1 << 20))),
        ["an icon of 60000x60000"] = Window(5, (9, new object[] { 60000, 60000, new byte[16] })),
        ["an icon with too few pixels"] = Window(5, (9, new object[] { 100, 100, new byte[16] })),
        ["a class of one part"] = Window(5, (3, new object[] { "x" })),
        ["1000 properties"] = Window(5, [.. Enumerable.Range(100, 1000).Select(key => (key, (object)1))]),
        ["a list of 100000 windows"] = Raw.Message(Raw.Control, 49, Enumerable.Range(1, 100000).Select(id => (object)id).ToArray()),
        ["a cursor of 1000x1000"] = Raw.Message(Raw.Cursor, 48, 1, "x", 0, 0, 1000, 1000, new byte[16], 0),
        ["a cursor with too few pixels"] = Raw.Message(Raw.Cursor, 48, 1, "x", 0, 0, 100, 100, new byte[16], 0),
        ["a rectangle outside its frame"] = [.. Window(5), .. Picture([600, 0, 100, 10, 1, 0, 0])],
        ["a rectangle of no size"] = [.. Window(5), .. Picture([0, 0, 0, 10, 1, 0, 0])],
        ["a copy from outside"] = [.. Window(5), .. Picture([0, 0, 100, 100, 4, (600u << 16) | 10, 0])],
        ["a raw rectangle with too few pixels"] = [.. Window(5), .. Picture([0, 0, 100, 100, 0, 0, 9], new byte[9])],
        ["lengths that exceed the data"] = [.. Window(5), .. Picture([0, 0, 10, 10, 0, 0, 1000000], new byte[9])],
        ["data of no rectangle"] = [.. Window(5), .. Picture([0, 0, 10, 10, 1, 0, 0], new byte[9])],
        ["zstd of noise"] = [.. Window(5), .. Picture([0, 0, 100, 100, 3, 0, 900], Noise(1, 900))],
        ["a zstd frame that claims gigabytes"] = [.. Window(5), .. Picture([0, 0, 100, 100, 3, 0, 17], [0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 1, 0, 0, 0])],
        ["a palette of noise"] = [.. Window(5), .. Picture([0, 0, 100, 100, 2, 255, 900], Noise(2, 900))],
        ["indices beyond their palette"] = [.. Window(5), .. Picture([0, 0, 8, 8, 2, 0x102, 25], [.. new byte[9], .. Enumerable.Repeat((byte)0xff, 16)])],
        ["a notification with too few pixels"] = Raw.Message(Raw.Bulk, 140, 1, "p", "s", "b", Array.Empty<object>(), 1, -1, 0, "", "", new object[] { 100, 100, new byte[16] }),
        ["a notification with a picture of 60000x60000"] = Raw.Message(Raw.Bulk, 140, 1, "p", "s", "b", Array.Empty<object>(), 1, -1, 0, "", "", new object[] { 60000, 60000, Array.Empty<byte>() }),
        ["a notification of a megabyte"] = Raw.Message(Raw.Bulk, 140, 1, "p", "s", new string('x', 1 << 20), Array.Empty<object>(), 1, -1, 0, "", "", new object[] { 0, 0, Array.Empty<byte>() }),
        ["a link of a megabyte"] = Raw.Message(Raw.Control, 144, 1, new string('x', 1 << 20)),
        ["a list of 100000 notifications"] = Raw.Message(Raw.Bulk, 143, Enumerable.Range(1, 100000).Select(id => (object)id).ToArray()),
        ["a key of a keyboard that is not"] = Raw.Framed(Raw.Control, [0x91, 5]),
        ["noise"] = Noise(3, 300_000),
        ["other noise"] = Noise(4, 300_000),
    };

    private static readonly Dictionary<string, byte[]> SkippedBytes = new()
    {
        ["an unknown type"] = Raw.Message(Raw.Control, 777, "x"),
        ["a second greeting"] = Raw.Message(Raw.Control, 1, 1, 0, "x", "connect", new Dictionary<object, object>()),
        ["a second opened"] = Raw.Message(Raw.Control, 3, ":1", "n", "u", true, "p"),
        ["a near end's keys"] = Raw.Message(Raw.Control, 22, 1, 38, 0),
        ["a near end's screen"] = Raw.Message(Raw.Control, 20, 1),
        ["a near end's acknowledgement"] = Raw.Message(Raw.Ack, 61, 1, 1, 1, 1, 1, 0),
        ["a question"] = Raw.Message(Raw.Control, 7, 1, "info", new Dictionary<object, object>()),
        ["questions for the decoder"] = [.. Enumerable.Range(0, 500).SelectMany(_ => Raw.Message(Raw.Control, 62))],
        ["frames of no window"] = [.. Enumerable.Range(0, 50).SelectMany(i => Raw.Message(Raw.Pixels, 60, 4711, i, 16384, 16384, 0, 0, 1, 2, 3, Array.Empty<object>(), Array.Empty<byte>()))],
        ["changes of no window"] = [.. Raw.Message(Raw.Control, [41, 4711, .. NoProperties]), .. Raw.Message(Raw.Control, 42, 4711, 1, 1, 1, 1, 1, 3), .. new[] { 43, 44, 46 }.SelectMany(type => Raw.Message(Raw.Control, type, 4711)), .. Raw.Message(Raw.Control, 47, 4711, 1, 1, 8, 1), .. Raw.Message(Raw.Control, 53, 4711, 1, 0x1fff)],
        ["a window whose parents are itself and nobody"] = [.. Window(5, (6, 5), (11, 4711)), .. Window(6, (6, 4711), (11, 6))],
        ["strange properties"] = Window(5, (2, "\u001b]0;evil\u0007\u0000x"), (5, 99), (7, 0x1fff), (10, 0), (12, 0x7fffffff), (13, 0xffffffffu), (15, 0xff), (16, ""), (77, "unknown")),
        ["states of all kinds"] = [.. Window(5), .. Enumerable.Range(0, 4).SelectMany(action => Raw.Message(Raw.Control, 53, 5, action, uint.MaxValue))],
        ["hints at the edges"] = Window(5, (4, (object[])[0x3ff, .. Enumerable.Repeat((object)int.MinValue, 13)])),
        ["hints at the other edges"] = Window(5, (4, (object[])[0x3ff, .. Enumerable.Repeat((object)int.MaxValue, 13)])),
        ["a bell of all sizes"] = [.. Raw.Message(Raw.Control, 45, -128, 65535, 65535), .. Raw.Message(Raw.Control, 45, 127, 0, 0)],
        ["a window again and again"] = [.. Enumerable.Range(0, 50).SelectMany(i => i % 2 == 0 ? Window(5) : Raw.Message(Raw.Control, 43, 5))],
        ["a window that changes its kind"] = [.. Window(5), .. Raw.Message(Raw.Control, [40, 5, 0, 0, 10, 10, true, .. NoProperties]), .. Window(5)],
        ["video of noise"] = [.. Window(5), .. Picture([0, 0, 640, 480, 5, 0x100, 5000], Noise(5, 5000))],
        ["video without a beginning"] = [.. Window(5), .. Picture([0, 0, 640, 480, 5, 0, 50], Noise(6, 50))],
        ["an unknown codec"] = [.. Window(5), .. Picture([0, 0, 10, 10, 99, 0, 3], new byte[3])],
        ["a cursor that was never sent"] = Raw.Message(Raw.Cursor, 48, 77, "x", 0, 0, 10, 10, Array.Empty<byte>(), 0),
        ["an answer that nobody asked for"] = Raw.Message(Raw.Control, 8, 5, 0, "not json", Array.Empty<byte>()),
    };

    private readonly NearDesktop _desktop;
    private readonly Machine _near;
    private readonly FakeFarEnd _far;

    public HostileFarEndTests(NearDesktop desktop)
    {
        _desktop = desktop;
        _near = new Machine(desktop.Display);
        _far = new FakeFarEnd(_near);
    }

    public static TheoryData<string> Malformed => [.. MalformedBytes.Keys];

    public static TheoryData<string> Skipped => [.. SkippedBytes.Keys];

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Attached_MalformedBytes_EndTheClientWithASentence(string what)
    {
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target);
        using RawPeer far = _far.AcceptAndOpen();
        far.Write(MalformedBytes[what]);
        Expect.Failure(ProtocolBroken, Result(client), "sent what the protocol does not allow");
        Assert.Equal((what, DisconnectReason.ProtocolError), (what, far.Await<Bye>().Reason));
    }

    [Theory]
    [MemberData(nameof(Skipped))]
    public void Attached_MessagesThatMeanNothing_AreIgnored(string what)
    {
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target);
        using RawPeer far = _far.AcceptAndOpen();
        Assert.True(far.Write(SkippedBytes[what]), what);
        far.Send(new Ping(424242));
        Wait.Until($"the client answers after {what}", () => far.Count(MessageType.Pong) > 0 || client.HasExited);
        Assert.False(client.HasExited, client.Error);
        far.Send(new Bye(DisconnectReason.Detached, "enough"));
        CommandResult end = Result(client);
        Expect.Success(end);
        Assert.DoesNotContain('\u001b', end.Error);
    }

    [Theory]
    [InlineData("an unknown codec")]
    [InlineData("video of noise")]
    [InlineData("video without a beginning")]
    public void Attached_PicturesThatCannotBeDecoded_AreAnsweredSo(string what)
    {
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target);
        using RawPeer far = _far.AcceptAndOpen();
        far.Write(SkippedBytes[what]);
        Assert.Equal(FrameResult.CannotDecode, far.Await<FrameAck>().Result);
    }

    [Fact]
    public void Attached_WindowsWithoutEnd_AreCutOff()
    {
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target);
        using RawPeer far = _far.AcceptAndOpen();
        string title = new('t', 4000);
        for (int id = 1; id < 100_000 && !far.Ended; id++)
        {
            if (!far.Write(Raw.Message(Raw.Control, 40, id, 0, 0, 10, 10, true, new Dictionary<object, object> { [1] = title }, 0)))
                break;
        }

        Expect.Failure(ProtocolBroken, Result(client), "4096 windows");
    }

    [Theory]
    [InlineData(Raw.Control)]
    [InlineData(Raw.Ack)]
    [InlineData(Raw.Cursor)]
    [InlineData(Raw.PixelsFirst)]
    [InlineData(Raw.Pixels)]
    [InlineData(Raw.Bulk)]
    public void Attached_MessageWithoutEnd_IsCutOff(int channel)
    {
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target);
        using RawPeer far = _far.AcceptAndOpen();
        byte[] chunk = Raw.Chunk(Raw.MaxChunk, channel, 1, new byte[Raw.MaxChunk]);
        for (long sent = 0; sent < (1L << 30) && !far.Ended && far.Write(chunk); sent += chunk.Length)
        {
        }

        Expect.Failure(ProtocolBroken, Result(client, peakMib: 400), "longer than");
    }

    [Fact]
    public void Attached_ChangesFasterThanTheyCanBeShown_StayBounded()
    {
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target);
        using RawPeer far = _far.AcceptAndOpen();
        far.Write(Window(5));
        byte[] icon = new byte[128 * 128 * 4];
        byte[] change = Raw.Message(Raw.Control, 41, 5, new Dictionary<object, object> { [9] = new object[] { 128, 128, icon } });
        for (int i = 0; i < 9600; i++)
            Assert.True(far.Write(change));
        far.Send(new Ping(1));
        Wait.Until("the client has read all of it", () => far.Count(MessageType.Pong) > 0);
        int peak = ProcessFigures.PeakMib(client.Pid);
        Assert.True(peak < 400, $"the client took {peak} MiB");
        far.Send(new Bye(DisconnectReason.Detached, "enough"));
        Expect.Success(Result(client));
    }

    [Theory]
    [InlineData(DisconnectReason.TakenOver, 20)]
    [InlineData(DisconnectReason.SessionEnded, 0)]
    [InlineData(DisconnectReason.Timeout, 4)]
    [InlineData(DisconnectReason.ProtocolError, 21)]
    [InlineData(DisconnectReason.InternalError, 1)]
    [InlineData((DisconnectReason)4711, 1)]
    public void Attached_GoodbyeWithControlCharacters_ShowsThemHarmless(DisconnectReason reason, int status)
    {
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target);
        using RawPeer far = _far.AcceptAndOpen();
        far.Write(Raw.Message(Raw.Control, 4, (int)reason, "\u001b[2Jbad\u009b31m\r\nsecond line\u202e"));
        CommandResult end = Result(client);
        Expect.Status(status, end);
        Assert.Contains("bad", end.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(end.Error, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain('\u202e', end.Error);
    }

    [Theory]
    [InlineData("nothing", "", Lost)]
    [InlineData("half a preamble", "00 52 44", 5)]
    [InlineData("a preamble alone", "00 52 44 46 57 44 31 0A", Lost)]
    [InlineData("half a greeting", "00 52 44 46 57 44 31 0A 20 00 00 00 96", Lost)]
    [InlineData("no greeting", "00 52 44 46 57 44 31 0A 03 00 00 00 92 05 07 03 00 00 00 93 08 01", ProtocolBroken)]
    public void Connect_FarEndThatLeavesEarly_IsASentence(string what, string hex, int status)
    {
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target);
        using (RawPeer far = _far.Accept())
            far.Write(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        CommandResult end = Result(client);
        Assert.True(end.Status == status || (what == "nothing" && end.Status == 5), end.ToString());
        Expect.Failure(end.Status, end);
    }

    [Fact]
    public void Attached_CutInTheMiddleOfAFrame_IsALostLink()
    {
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target, "--reconnect=no");
        using (RawPeer far = _far.AcceptAndOpen())
        {
            byte[] frame = [.. Window(5), .. Picture([0, 0, 600, 400, 0, 0, 720000], new byte[720000])];
            far.Write(frame.AsSpan(0, frame.Length - 1000));
        }

        Expect.Failure(Lost, Result(client), "was lost");
    }

    [Fact]
    public void Attached_CutAndBack_TakesTheWindowsUp()
    {
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target);
        uint near;
        using (RawPeer far = _far.AcceptAndOpen())
        {
            far.Write([.. Window(5, (1, "stays")), .. Window(6, (1, "goes")), .. Picture([0, 0, 640, 480, 1, 0x123456, 0])]);
            Wait.Until("both windows are shown", () => _desktop.Screen.ForwardedWindows().Count == 2);
            near = _desktop.Screen.ForwardedWindows()[5];
        }

        Wait.Until("the window says that the link is lost", () => _desktop.Screen.Title(near) is { } title && !title.StartsWith("stays on", StringComparison.Ordinal) && title != "stays");
        using RawPeer again = _far.AcceptAndOpen();
        again.Write([.. Window(5, (1, "stays")), .. Raw.Message(Raw.Control, 49, new object[] { 5 })]);
        Wait.Until("the other window is gone", () => _desktop.Screen.ForwardedWindows() is { Count: 1 } left && left[5] == near);
        again.Send(new Bye(DisconnectReason.Detached, "enough"));
        Expect.Success(Result(client));
    }

    public void Dispose()
    {
        _near.Dispose();
        Wait.Until("the desktop is empty again", () => _desktop.Screen.ForwardedWindows().Count == 0);
    }

    /// <summary>The client's end, after which its desktop is as before; its memory stayed bounded.</summary>
    private static CommandResult Result(RunningCommand client, int peakMib = 300)
    {
        int peak = 0;
        Wait.Until("the client ends", () =>
        {
            if (client.HasExited)
                return true;
            try
            {
                peak = Math.Max(peak, ProcessFigures.PeakMib(client.Pid));
            }
            catch (Exception e) when (e is IOException or InvalidOperationException)
            {
                // It ended just now.
            }

            return false;
        });
        Assert.True(peak < peakMib, $"the client took {peak} MiB");
        return client.Result();
    }

    private static byte[] Window(int id, params (int Key, object Value)[] properties) =>
        Raw.Message(Raw.Control, 40, id, 50, 50, 640, 480, false, properties.ToDictionary(p => (object)p.Key, p => p.Value), 0);

    private static byte[] Picture(object[] rectangle, byte[]? data = null) =>
        Raw.Message(Raw.Pixels, 60, 5, 1, 640, 480, 0, 0, 1, 2, 3, new object[] { rectangle }, data ?? []);

    private static byte[] Noise(int seed, int length)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
