using Rdfwd.EndToEnd.Tests.Services;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.EndToEnd.Tests.Attacks;

/// <summary>Far ends that want too much of the near desktop.</summary>
public sealed class HostileServicesTests : IClassFixture<NearDesktop>, IDisposable
{
    private readonly NearDesktop _desktop;
    private readonly Machine _near;
    private readonly FakeFarEnd _far;

    public HostileServicesTests(NearDesktop desktop)
    {
        _desktop = desktop;
        _near = new Machine(desktop.Display);
        _far = new FakeFarEnd(_near);
    }

    [Fact]
    public void Notifications_Flood_AreCutDown()
    {
        const int sent = 2000;
        DesktopBus bus = new(_near, DesktopBus.Notifications);
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target);
        using RawPeer far = _far.AcceptAndOpen();
        byte[] pixels = new byte[128 * 128 * 4];
        for (uint id = 1; id <= sent; id++)
        {
            Assert.True(far.Send(
                new Notification(id, "\u001b[31m", $"{id}", "<img src='file:///etc/passwd'/><b>", [], 9, 0, NotificationFlags.None, "../x", "/etc/passwd", id % 50 == 0 ? new NotificationImage(128, 128, pixels) : null),
                Channel.Bulk));
        }

        far.Send(new Inhibit(true, new string('x', 1000)));
        far.Send(new Ping(1));
        Wait.Until("the client has read all of it", () => far.Count(MessageType.Pong) > 0);
        Wait.Until("it told what it does not show", () => far.Count(MessageType.NotificationClosed) >= sent - 16);
        Wait.Until("some are shown", () => bus.Calls("Notify").Count > 0);
        Assert.All(bus.Calls("Notify"), call => Assert.Equal(("[31m", "", "<b></b>", 2), (call.GetProperty("program").GetString(), call.GetProperty("icon").GetString(), call.GetProperty("body").GetString(), call.GetProperty("urgency").GetInt32())));
        int peak = ProcessFigures.PeakMib(client.Pid);
        Assert.True(peak < 300, $"the client took {peak} MiB");
        far.Send(new Bye(DisconnectReason.Detached, "enough"));
        Expect.Success(client.Result());
        Assert.InRange(bus.Calls("Notify").Count, 1, 16);
    }

    [Theory]
    [InlineData("--open=no")]
    [InlineData("--open=yes")]
    public void Links_OfAllKinds_OpenFewPagesAndNothingElse(string option)
    {
        const int pages = 200;
        string[] bad = ["file:///etc/passwd", "javascript:alert(1)", "--help", "-e", "ssh://-oProxyCommand=id/", "http://a b", "http://e/\nfile:///x", "", "data:text/html,x", "mailto:a@b?attach=/etc/passwd", "vbox://x"];
        string record = StandIn.Install(_near);
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target, option);
        using RawPeer far = _far.AcceptAndOpen();
        uint id = 0;
        foreach (string link in bad)
            far.Send(new OpenLink(++id, link));
        for (int i = 0; i < pages; i++)
            far.Send(new OpenLink(++id, $"http://example.org/{i}"));

        Wait.Until("every link has an answer", () => far.Count(MessageType.LinkOpened) == bad.Length + pages);
        Wait.Until("a page is opened where that is allowed", () => option == "--open=no" || StandIn.Read(record).Count > 0);
        IReadOnlyList<string> opened = StandIn.Read(record);
        Assert.All(opened, line => Assert.StartsWith($"{_desktop.Display} 1 http://example.org/", line, StringComparison.Ordinal));
        // How many depends on how long the flood takes; a few in each second at most.
        if (option == "--open=yes")
            Assert.InRange(opened.Count, 1, 50);
        else
            Assert.Empty(opened);
        far.Send(new Bye(DisconnectReason.Detached, "enough"));
        Expect.Success(client.Result());
    }

    [Fact]
    public void Files_OfAllKinds_LieInTheirFolderAndNowhereElse()
    {
        const int flood = 100;
        const string key = "0123456789abcdef";
        string[] left = ["x.desktop", "x.txt.sh", "../../x.html", "/etc/passwd", "", "x.pdf\n.py", "x.\u0440df", "x.txt\u202e"];
        string record = StandIn.Install(_near);
        using RunningCommand client = _near.StartRdfwd("attach", _far.Target, "--open-files=yes");
        using RawPeer far = _far.AcceptAndOpen();
        uint id = 0;
        foreach (string name in left)
            far.Send(new OpenFile(++id, name, 10, key, false));
        far.Send(new OpenFile(++id, "x.txt", ulong.MaxValue, key, false));
        Wait.Until("each is left to the far end", () => far.Count(MessageType.LinkOpened) == left.Length + 1);

        // Nobody asked for these.
        far.Send(new FileData(77, 0, [1, 2, 3]), Channel.Bulk);
        far.Send(new FileEnd(77, new byte[32]), Channel.Bulk);

        uint longer = ++id;
        far.Send(new OpenFile(longer, "../../../\u202elong$(id).txt", 10, key, true));
        Assert.Equal(new FileWanted(longer, 0), far.Await<FileWanted>());
        far.Send(new FileData(longer, 0, new byte[5000]), Channel.Bulk);
        far.Send(new FileEnd(longer, new byte[32]), Channel.Bulk);
        Wait.Until("more than was said is refused", () => far.Count(MessageType.LinkOpened) == left.Length + 2);

        uint odd = ++id;
        far.Send(new OpenFile(odd, "x.txt", 10, "../../../../../x", false));
        Wait.Until("another key is refused", () => far.Count(MessageType.LinkOpened) == left.Length + 3);

        uint early = ++id;
        far.Send(new OpenFile(early, "early.txt", 10, key, false));
        for (int i = 0; i < 1000; i++)
            far.Send(new FileData(early, ulong.MaxValue, new byte[60_000]), Channel.Bulk);
        Wait.Until("what nobody waits for is refused", () => far.Count(MessageType.LinkOpened) == left.Length + 4);

        int wanted = far.Count(MessageType.FileWanted);
        for (int i = 0; i < flood; i++)
            far.Send(new OpenFile(++id, $"{i}.txt", 10, key, false));
        Wait.Until("each has an answer", () => far.Count(MessageType.LinkOpened) + far.Count(MessageType.FileWanted) == left.Length + 4 + wanted + flood);
        Assert.InRange(far.Count(MessageType.FileWanted) - wanted, 0, 2);
        far.Send(new Bye(DisconnectReason.Detached, "enough"));
        Expect.Success(client.Result());
        string folder = Path.Combine(_near.Home, ".cache", "rdfwd", "opened");
        Assert.All(Directory.GetFiles(folder), path => Assert.EndsWith($".{key}.part", path, StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(_near.Path, "*", SearchOption.AllDirectories).Where(path => !path.StartsWith(folder, StringComparison.Ordinal)), path => Assert.DoesNotContain(".txt", path, StringComparison.Ordinal));
        Assert.Empty(StandIn.Read(record));
    }

    public void Dispose()
    {
        _near.Dispose();
        Wait.Until("the desktop is empty again", () => _desktop.Screen.ForwardedWindows().Count == 0);
    }
}
