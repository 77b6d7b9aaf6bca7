using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>A disk without space costs log lines, never a session.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public void Start_NoSpaceForTheSession_SaysSoAndLeavesNothing()
    {
        using SmallDisk disk = new();
        disk.Fill();
        CommandResult result = disk.Machine.Rdfwd("start", "--attach=no", "--child=xterm");
        Expect.Failure(23, result, "cannot be");
        Wait.Until("nothing is left", () => disk.Machine.Processes().Count == 0);
    }

    [Fact]
    public void Session_DiskFillsUp_RunsOnAndLogsAgainLater()
    {
        using SmallDisk disk = new();
        Machine machine = disk.Machine;
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--session-name=full", "--child=sh -c 'while :; do echo a line for the log; sleep 0.01; done'"));
        disk.Fill();
        string log = Path.Combine(SessionFiles.Sole(machine).Path, "log");
        long length = new FileInfo(log).Length;

        CommandResult run = machine.Rdfwd("run", "--json", "--", "sleep", "1000");
        Expect.Success(run);
        Assert.Contains("full", machine.Rdfwd("list").Output, StringComparison.Ordinal);
        CommandResult info = machine.Rdfwd("info", "--json");
        Expect.Success(info);
        Assert.Contains("sleep 1000", info.Output, StringComparison.Ordinal);

        disk.Free();
        Expect.Success(machine.Rdfwd("run", "--", "sleep", "2000"));
        Wait.Until("the log is written again", () => new FileInfo(log).Length > length && File.ReadAllText(log).Contains("sleep 2000", StringComparison.Ordinal));
        Assert.Contains(SessionFiles.Sole(machine).ChildPids, pid => machine.Processes().TryGetValue(pid, out string? line) && line == "sleep 1000");
        Expect.Success(machine.Rdfwd("stop"));
        Wait.Until("nothing is left", () => machine.Processes().Count == 0);
    }

    [Fact]
    public void Session_LogCannotBeWritten_IsAdoptedAllTheSame()
    {
        using Machine machine = new();
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child=xterm"));
        SessionFiles session = SessionFiles.Sole(machine);
        _ = Libc.kill(session.DaemonPid, Libc.SIGKILL);
        Wait.Until("the daemon is gone", () => machine.ProcessesWith("_session").Count == 0);
        foreach (string name in (string[])["log", "xserver.log", "programs.log"])
        {
            File.Delete(Path.Combine(session.Path, name));
            File.CreateSymbolicLink(Path.Combine(session.Path, name), "/dev/full");
        }

        CommandResult info = machine.Rdfwd("info", "--json");
        Expect.Success(info);
        Assert.Contains("\"adopted\": true", info.Output, StringComparison.Ordinal);
        Expect.Success(machine.Rdfwd("stop"));
    }

    /// <summary>A machine whose runtime directory is a small disk of its own.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly bool _mounted;

        public SmallDisk()
        {
            _mounted = Run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "rdfwd-test", Machine.Runtime);
            if (!_mounted)
                throw new InvalidOperationException("A small disk cannot be mounted; run the tests as root or in a user namespace of their own (unshare -rm).");
        }

        public Machine Machine { get; } = new();

        private string Filler => Path.Combine(Machine.Runtime, "filler");

        public void Fill()
        {
            using FileStream file = new(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            byte[] block = new byte[4096];
            try
            {
                while (true)
                    file.Write(block);
            }
            catch (IOException)
            {
                // Full.
            }
        }

        public void Free() => File.Delete(Filler);

        public void Dispose()
        {
            foreach (int pid in Machine.Processes().Keys)
                _ = Libc.kill(pid, Libc.SIGKILL);
            Wait.Until("nothing uses the disk", () => Machine.Processes().Count == 0);
            if (_mounted)
                _ = Run("umount", Machine.Runtime);
            Machine.Dispose();
        }

        private bool Run(params string[] words) => Machine.Start(words).Result().Status == 0;
    }
}
