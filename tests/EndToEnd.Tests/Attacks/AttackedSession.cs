using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.EndToEnd.Tests.Attacks;

/// <summary>A session with a program in it that attacks must not hurt.</summary>
public sealed class AttackedSession : IDisposable
{
    private readonly int _descriptors;
    private readonly string _described;
    private readonly int _serverMemories;

    public AttackedSession()
    {
        Machine = new Machine();
        Expect.Success(Machine.Rdfwd("start", "--attach=no", "--child=xterm -T victim"));
        Files = SessionFiles.Sole(Machine);
        using (XScreen far = new(Files.Display, Files.Authority))
            Wait.Until("the program's window is there", () => far.WindowsTitled("victim").Count == 1);
        AssertServes();
        _descriptors = ProcessFigures.Descriptors(Files.DaemonPid);
        _described = ProcessFigures.DescribeDescriptors(Files.DaemonPid);
        _serverMemories = ProcessFigures.SharedMemories(Files.XServerPid);
    }

    internal Machine Machine { get; }

    internal SessionFiles Files { get; }

    /// <summary>Daemon and program are those that were started, and the next client gets the session and its window.</summary>
    internal void AssertServes()
    {
        Assert.True(ProcessFigures.IsAlive(Files.DaemonPid), "the daemon died");
        Assert.True(ProcessFigures.IsAlive(Files.ChildPids.Single()), "the program died");
        using FakeClient next = FakeClient.HandedTo(Files);
        Assert.Equal(Files.Display, next.Peer.Await<Opened>().Display);
        Assert.True(next.Peer.Await<WindowList>().Windows.Length >= 1, "the window is missing");
        Wait.Until("the next client gets pictures", () => next.Peer.Count(MessageType.Frame) > 0);
    }

    /// <summary>The same, and nothing of the attack is left.</summary>
    internal void AssertUnhurt()
    {
        AssertServes();
        ProcessFigures.AwaitAtMost("the daemon's descriptors", _descriptors, () => ProcessFigures.Descriptors(Files.DaemonPid), () => $"{_described} became {ProcessFigures.DescribeDescriptors(Files.DaemonPid)}");
        ProcessFigures.AwaitAtMost("the X server's shared memories", _serverMemories, () => ProcessFigures.SharedMemories(Files.XServerPid));
        int peak = ProcessFigures.PeakMib(Files.DaemonPid);
        Assert.True(peak < 200, $"the daemon took {peak} MiB");
    }

    public void Dispose()
    {
        Machine.Dispose();
    }
}
