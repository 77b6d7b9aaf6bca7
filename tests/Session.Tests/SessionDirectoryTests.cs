using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Tests.Support;

namespace Rdfwd.Session.Tests;

public sealed class SessionDirectoryTests
{
    [Fact]
    public void TryCreate_Twice_IsOnlyOnce()
    {
        using TemporaryDirectory root = new();
        SessionDirectory directory = new(root.Path, 7);
        Assert.True(directory.TryCreate());
        Assert.False(directory.TryCreate());
        Assert.True(FileStatus.TryGet(directory.FullPath, out FileStatus status));
        Assert.Equal(0x1c0, status.Permissions);
    }

    [Fact]
    public void Record_WrittenAndRead_IsTheSame()
    {
        using TemporaryDirectory root = new();
        SessionDirectory directory = new(root.Path, 7);
        directory.TryCreate();
        SessionRecord record = new()
        {
            Name = "work",
            Named = true,
            Uuid = "u",
            Display = 7,
            Version = "0.1.0",
            ProtocolMajor = 1,
            Started = DateTimeOffset.UnixEpoch,
            Daemon = new ProcessRecord(1, 2, "d"),
            XServer = new ProcessRecord(3, 4, "x"),
            Children = [new ProcessRecord(5, 6, "c")],
            StartedWith = ["xterm"],
            ExitWithChildren = true,
            Environment = ["A=1"],
        };
        directory.WriteRecord(record);
        directory.WritePid(42);
        byte[] cookie = XAuthorityFile.NewCookie();
        directory.WriteAuthority(cookie);
        SessionRecord again = directory.ReadRecord()!;
        Assert.Equal(record.Children, again.Children);
        Assert.Equal(record.StartedWith, again.StartedWith);
        Assert.Equal((record.Name, record.Daemon, record.XServer, record.ExitWithChildren), (again.Name, again.Daemon, again.XServer, again.ExitWithChildren));
        Assert.Equal(42, directory.ReadPid());
        Assert.Equal(cookie, directory.ReadCookie());
        foreach (string path in Directory.GetFiles(directory.FullPath))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        directory.Delete();
        Assert.False(Directory.Exists(directory.FullPath));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"display\": \"x\"}")]
    [InlineData("null")]
    public void ReadRecord_Damaged_IsNone(string json)
    {
        using TemporaryDirectory root = new();
        SessionDirectory directory = new(root.Path, 7);
        directory.TryCreate();
        File.WriteAllText(directory.RecordPath, json);
        Assert.Null(directory.ReadRecord());
    }

    [Fact]
    public void Delete_WithFilesOfOthers_LeavesThem()
    {
        using TemporaryDirectory root = new();
        SessionDirectory directory = new(root.Path, 7);
        directory.TryCreate();
        string other = Path.Combine(directory.FullPath, "mine");
        File.WriteAllText(other, "keep");
        directory.Delete();
        Assert.True(File.Exists(other));
    }

    [Fact]
    public void TryUse_OpenOrLinkedDirectory_IsClosedOrRefused()
    {
        using TemporaryDirectory root = new();
        string open = Path.Combine(root.Path, "open");
        Directory.CreateDirectory(open, (UnixFileMode)0x1ff);
        Assert.True(RuntimeRoot.TryUse(open, create: false, out _));
        Assert.Equal((UnixFileMode)0x1c0, File.GetUnixFileMode(open));
        string link = Path.Combine(root.Path, "link");
        File.CreateSymbolicLink(link, open);
        Assert.False(RuntimeRoot.TryUse(link, create: false, out string reason));
        Assert.Contains("is not a directory", reason, StringComparison.Ordinal);
        Assert.False(RuntimeRoot.TryUse(Path.Combine(root.Path, "none"), create: false, out _));
    }
}
