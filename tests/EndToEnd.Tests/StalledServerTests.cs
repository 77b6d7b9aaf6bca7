using Rdfwd.EndToEnd.Tests.Attacks;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>X servers that stop answering without going away.</summary>
public sealed class StalledServerTests
{
    [Fact]
    public void NearServer_Stalled_DoesNotFillTheClientsMemory()
    {
        using NearDesktop desktop = new();
        using Machine near = new(desktop.Display);
        using FakeFarEnd end = new(near);
        using RunningCommand client = near.StartRdfwd("attach", end.Target, "--reconnect=no");
        using RawPeer far = end.AcceptAndOpen();
        far.Write(Raw.Message(Raw.Control, 40, 5, 0, 0, 100, 100, false, new Dictionary<object, object>(), 0));
        Wait.Until("the window is there", () => desktop.Screen.ForwardedWindows().Count == 1);
        _ = Libc.kill(desktop.Pid, Libc.SIGSTOP);
        try
        {
            byte[] change = Raw.Message(Raw.Control, 41, 5, new Dictionary<object, object> { [9] = new object[] { 128, 128, new byte[128 * 128 * 4] } });
            int sent = 0;
            while (sent < 16_000 && !far.Ended && far.Write(change))
                sent++;
            int peak = ProcessFigures.PeakMib(client.Pid);
            Assert.True(peak < 300, $"the client took {peak} MiB for {sent} changes of 64 KiB");
        }
        finally
        {
            _ = Libc.kill(desktop.Pid, Libc.SIGCONT);
        }

        client.Signal(Libc.SIGINT);
        _ = client.Result();
    }

    [Fact]
    public void FarServer_Stalled_CanBeStopped()
    {
        using Machine machine = new();
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child=xterm"));
        SessionFiles session = SessionFiles.Sole(machine);
        _ = Libc.kill(session.XServerPid, Libc.SIGSTOP);
        Expect.Success(machine.Rdfwd("stop"));
        Wait.Until("nothing is left", () => machine.Processes().Count == 0);
        Assert.Empty(Directory.GetFileSystemEntries(machine.Sessions));
    }

    [Fact]
    public void FarServer_Stalled_DetachesTheClientAllTheSame()
    {
        using NearDesktop desktop = new();
        using Machine machine = new(desktop.Display);
        using RunningCommand client = machine.StartRdfwd("start", "--attach=yes", "--child=xterm");
        Wait.Until("the window is there", () => desktop.Screen.ForwardedWindows().Count == 1);
        SessionFiles session = SessionFiles.Sole(machine);
        _ = Libc.kill(session.XServerPid, Libc.SIGSTOP);
        client.Signal(Libc.SIGINT);
        Expect.Success(client.Result());
        _ = Libc.kill(session.XServerPid, Libc.SIGCONT);
        using FakeClient next = FakeClient.HandedTo(session);
        next.Peer.Await<WindowList>();
        Wait.Until("pictures flow again", () => next.Peer.Count(MessageType.Frame) > 0);
    }
}
