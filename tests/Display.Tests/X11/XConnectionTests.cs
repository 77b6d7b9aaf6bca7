using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.X11;

public sealed class XConnectionTests
{
    private const int Servers = 4, StopMs = 20;

    /// <summary>The server runs for moments only, so that all that a client did since the last one reaches it at once.</summary>
    [Fact]
    public void Server_ThatStartsAnewWithoutClients_IsOpenedAtOnce()
    {
        for (int i = 0; i < Servers; i++)
        {
            using XServerProcess server = XServerProcess.ThatStartsAnew();
            using CancellationTokenSource end = new();
            Thread brake = new(() => RunForMoments(server.Pid, end.Token));
            brake.Start();
            try
            {
                // Each name is a display of its own to rdfwd.
                using XConnection x = XConnection.Open($"{server.Display}.{new string('0', i + 1)}");
                x.Sync();
                Assert.False(x.IsBroken);
            }
            finally
            {
                end.Cancel();
                brake.Join();
            }
        }
    }

    private static void RunForMoments(int pid, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            _ = Libc.kill(pid, Libc.SIGSTOP);
            Thread.Sleep(StopMs);
            _ = Libc.kill(pid, Libc.SIGCONT);
            Thread.Yield();
        }
    }
}
