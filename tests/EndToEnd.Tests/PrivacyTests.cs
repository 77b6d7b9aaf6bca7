using Rdfwd.Interop;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>What a session keeps to its user.</summary>
public sealed class PrivacyTests
{
    [Fact]
    public void Session_FilesAndSockets_AreItsUsersAlone()
    {
        using Machine machine = new();
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child=xterm"));
        SessionFiles session = SessionFiles.Sole(machine);
        foreach (string directory in (string[])[machine.Sessions, session.Path])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));
        foreach (string file in Directory.GetFiles(session.Path))
            Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void Display_WithoutItsCookie_RefusesEvenItsUser()
    {
        using Machine machine = new();
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child=xterm"));
        SessionFiles session = SessionFiles.Sole(machine);
        using (XScreen allowed = new(session.Display, session.Authority))
            Assert.NotEqual(0u, allowed.X.Root);
        string empty = Path.Combine(machine.Path, "empty");
        File.WriteAllBytes(empty, []);
        Assert.ThrowsAny<RdfwdException>(() => new XScreen(session.Display, empty));
    }

    [Fact]
    public void Session_AllOfItsProcesses_ListenOnNoPort()
    {
        using Machine machine = new();
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child=xterm"));
        HashSet<string> inodes = [];
        foreach (int pid in machine.Processes().Keys)
        {
            foreach (string entry in DescriptorsOf(pid))
            {
                if (new FileInfo(entry).LinkTarget is { } target && target.StartsWith("socket:[", StringComparison.Ordinal))
                    inodes.Add(target["socket:[".Length..^1]);
            }
        }

        // proc(5), /proc/net/tcp: the fourth column is the state (0A listens), the tenth the inode.
        IEnumerable<string[]> ports = File.ReadLines("/proc/net/tcp").Concat(File.ReadLines("/proc/net/tcp6")).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.NotEmpty(inodes);
        Assert.DoesNotContain(ports, columns => columns[3] == "0A" && inodes.Contains(columns[9]));
    }

    // Some only look whether the X server is there yet, and have ended by now.
    private static string[] DescriptorsOf(int pid)
    {
        try
        {
            return Directory.GetFileSystemEntries($"/proc/{pid}/fd");
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    [Theory]
    [InlineData("a link")]
    [InlineData("a file")]
    public void Start_RuntimeDirectoryThatIsNone_IsNotUsed(string what)
    {
        using Machine machine = new();
        if (what == "a link")
            Directory.CreateSymbolicLink(machine.Sessions, machine.Home);
        else
            File.WriteAllText(machine.Sessions, "");
        Expect.Failure(22, machine.Rdfwd("start", "--attach=no"), "is not a directory");
        Assert.Empty(machine.Processes());
    }
}
