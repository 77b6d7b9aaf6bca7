using System.Globalization;
using System.Text;
using Rdfwd.Interop.Libc;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Interop.Tests.Libc;

public sealed unsafe class ProcessSpawnerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("exit 0", 0, 0)]
    [InlineData("exit 37", 37, 0)]
    [InlineData("kill -TERM $$", -1, C.SIGTERM)]
    [InlineData("kill -KILL $$", -1, C.SIGKILL)]
    public void TryGetExit_AfterTheEnd_TellsStatusOrSignal(string script, int expectedCode, int expectedSignal)
    {
        using ChildProcess child = Shell(script);
        Assert.True(child.WaitForExit(Patience));
        Assert.True(child.TryGetExit(out int code, out int signal));
        Assert.Equal((expectedCode, expectedSignal), (code, signal));
        Assert.False(child.Kill(C.SIGTERM));
        Assert.False(child.KillGroup(C.SIGTERM));
    }

    [Fact]
    public void TryGetExit_StillRunning_IsFalseAndTheDescriptorWakesAtTheEnd()
    {
        using ChildProcess child = Shell("exec sleep 1000");
        Assert.False(child.TryGetExit(out _, out _));
        Assert.False(child.WaitForExit(TimeSpan.Zero));
        Assert.False(FileDescriptors.Wait(child.Descriptor, C.POLLIN, 0));
        Assert.True(child.Kill(C.SIGTERM));
        Assert.True(FileDescriptors.Wait(child.Descriptor, C.POLLIN, (int)Patience.TotalMilliseconds));
        Assert.True(child.TryGetExit(out int code, out int signal));
        Assert.Equal((-1, C.SIGTERM), (code, signal));
    }

    [Fact]
    public void Adopt_ProcessOfAnother_SeesItsEndWithoutItsStatus()
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            ChildProcess parent;
            using (writer)
            {
                parent = ProcessSpawner.Spawn(new ProcessStart
                {
                    FileName = "bash",
                    Arguments = ["-c", "sleep 1000 >/dev/null & echo $!; exec >&-; wait"],
                    StandardOutput = writer.Descriptor,
                });
            }

            using (parent)
            using (ChildProcess grandchild = ChildProcess.Adopt(int.Parse(Assert.Single(ReadLines(reader)), CultureInfo.InvariantCulture)))
            {
                Assert.False(grandchild.TryGetExit(out _, out _));
                Assert.True(grandchild.Kill(C.SIGTERM));
                Assert.True(grandchild.WaitForExit(Patience));
                Assert.True(grandchild.TryGetExit(out int code, out int signal));
                Assert.Equal((-1, 0), (code, signal));
                Assert.True(parent.WaitForExit(Patience));
            }
        }
    }

    [Fact]
    public void Adopt_NobodyHasTheNumber_Fails()
    {
        using ChildProcess child = Shell("true");
        Assert.True(child.WaitForExit(Patience));
        Assert.Equal(3, Assert.Throws<NativeException>(() => ChildProcess.Adopt(child.Pid)).Errno);
    }

    [Fact]
    public void Spawn_StandardDescriptors_AreTheOnesGiven()
    {
        string[] lines = Output("cat; echo error >&2", input: "typed\n", merge: true);
        Assert.Equal(["typed", "error"], lines);
    }

    [Fact]
    public void Spawn_WithoutDescriptors_HasNullOnAllThree()
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            using (writer)
            {
                using ChildProcess child = ProcessSpawner.Spawn(new ProcessStart
                {
                    FileName = "sh",
                    Arguments = ["-c", "x=$(readlink /proc/$$/fd/0 /proc/$$/fd/1 /proc/$$/fd/2); echo \"$x\" >&5"],
                    Inherited = [new InheritedDescriptor(writer.Descriptor, 5)],
                });
                Assert.True(child.WaitForExit(Patience));
            }

            Assert.Equal(["/dev/null", "/dev/null", "/dev/null"], ReadLines(reader));
        }
    }

    [Fact]
    public void Spawn_InheritedDescriptors_ArriveEvenCrosswiseAndNothingElseDoes()
    {
        // Numbers that are each other's targets, where copying in place would lose one.
        (SafeFileDescriptor firstReader, SafeFileDescriptor first) = FileDescriptors.CreatePipe();
        (SafeFileDescriptor secondReader, SafeFileDescriptor second) = FileDescriptors.CreatePipe();
        using (firstReader)
        using (secondReader)
        {
            int stray = C.fcntl(first.Descriptor, F_DUPFD, 100);
            using (first)
            using (second)
            using (new SafeFileDescriptor(stray))
            {
                using ChildProcess child = ProcessSpawner.Spawn(new ProcessStart
                {
                    FileName = "bash",
                    Arguments = ["-c", $"echo one >&{second.Descriptor}; echo two >&{first.Descriptor}; ls /proc/self/fd >&{first.Descriptor}"],
                    Inherited = [new(first.Descriptor, second.Descriptor), new(second.Descriptor, first.Descriptor)],
                });
                Assert.True(child.WaitForExit(Patience));
                Assert.True(child.TryGetExit(out int code, out _));
                Assert.Equal(0, code);
            }

            Assert.Equal(["one"], ReadLines(firstReader));
            string[] lines = ReadLines(secondReader);
            Assert.Equal("two", lines[0]);
            // ls has its three, our two, and the directory it reads.
            Assert.Equal(6, lines.Length - 1);
            Assert.DoesNotContain(stray.ToString(CultureInfo.InvariantCulture), lines);
        }
    }

    [Fact]
    public void Spawn_NewSession_LeadsItAndItsGroupCanBeSignalled()
    {
        using ChildProcess child = Shell("sleep 1000 & wait", newSession: true);
        Assert.Equal(child.Pid, C.getsid(child.Pid));
        Assert.True(child.KillGroup(C.SIGTERM));
        Assert.True(child.WaitForExit(Patience));
    }

    [Fact]
    public void Spawn_SameSession_StaysInIt()
    {
        using ChildProcess child = Shell("exec sleep 1000");
        Assert.Equal(C.getsid(0), C.getsid(child.Pid));
        Assert.True(child.Kill(C.SIGKILL));
        Assert.True(child.WaitForExit(Patience));
    }

    [Fact]
    public void Spawn_Environment_IsExactlyTheOneGiven()
    {
        string[] lines = Output("exec env", environment: new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["RDFWD_TEST"] = "a=b ü" });
        Assert.Contains("RDFWD_TEST=a=b ü", lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("HOME=", StringComparison.Ordinal));
    }

    [Fact]
    public void Spawn_WorkingDirectory_IsTheOneGiven()
    {
        Assert.Equal(["/usr/share"], Output("pwd", workingDirectory: "/usr/share"));
    }

    [Fact]
    public void Spawn_Signals_HaveDefaultsInTheChild()
    {
        // The runtime ignores SIGPIPE; a shell pipeline that ends early must die of it as usual.
        string[] lines = Output("grep -E '^Sig(Blk|Ign):' /proc/self/status");
        Assert.Equal("SigBlk:\t0000000000000000", lines[0]);
        // Signals 32 and 33 are glibc's own; its posix_spawn leaves them ignored.
        Assert.Equal(0UL, ulong.Parse(lines[1].Split('\t')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture) & ~0x180000000UL);
    }

    [Fact]
    public void Spawn_NoSuchProgram_SaysSo()
    {
        NativeException e = Assert.Throws<NativeException>(() => ProcessSpawner.Spawn(new ProcessStart { FileName = "no-such-program-here" }));
        Assert.Equal(2, e.Errno);
        Assert.StartsWith("Cannot start no-such-program-here: ", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spawn_ArgumentWithNul_IsRefused()
    {
        _ = Assert.Throws<NativeException>(() => ProcessSpawner.Spawn(new ProcessStart { FileName = "sh", Arguments = ["a\0b"] }));
    }

    private const int F_DUPFD = 0;

    private static ChildProcess Shell(string script, bool newSession = false) =>
        ProcessSpawner.Spawn(new ProcessStart { FileName = "bash", Arguments = ["-c", script], NewSession = newSession });

    private static string[] Output(
        string script, string input = "", bool merge = false, Dictionary<string, string>? environment = null, string? workingDirectory = null)
    {
        (SafeFileDescriptor inReader, SafeFileDescriptor inWriter) = FileDescriptors.CreatePipe();
        (SafeFileDescriptor outReader, SafeFileDescriptor outWriter) = FileDescriptors.CreatePipe();
        using (outReader)
        {
            ChildProcess child;
            using (inReader)
            using (outWriter)
            {
                child = ProcessSpawner.Spawn(new ProcessStart
                {
                    FileName = "bash",
                    Arguments = ["-c", script],
                    StandardInput = inReader.Descriptor,
                    StandardOutput = outWriter.Descriptor,
                    StandardError = merge ? outWriter.Descriptor : 2,
                    Environment = environment,
                    WorkingDirectory = workingDirectory,
                });
            }

            using (child)
            {
                using (inWriter)
                {
                    byte[] bytes = Encoding.UTF8.GetBytes(input);
                    fixed (byte* b = bytes)
                        Assert.Equal(bytes.Length, C.write(inWriter, b, (nuint)bytes.Length));
                }

                string[] lines = ReadLines(outReader);
                Assert.True(child.WaitForExit(Patience));
                return lines;
            }
        }
    }

    private static string[] ReadLines(SafeFileDescriptor reader)
    {
        var all = new List<byte>();
        byte[] part = new byte[4096];
        fixed (byte* p = part)
        {
            nint n;
            while ((n = C.read(reader, p, (nuint)part.Length)) > 0)
                all.AddRange(part.AsSpan(0, (int)n));
        }

        return Encoding.UTF8.GetString([.. all]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
