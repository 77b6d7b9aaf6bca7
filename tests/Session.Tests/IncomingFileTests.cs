using System.Security.Cryptography;
using Rdfwd.Session.Files;
using Rdfwd.Tests.Support;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Tests;

public sealed class IncomingFileTests : IDisposable
{
    private const string Key = "0123456789abcdef";

    private readonly TemporaryDirectory _folder = new();
    private readonly byte[] _content = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];

    [Fact]
    public void End_OfAWholeFile_GivesItsNameNeverThatOfAnother()
    {
        File.WriteAllText(Path.Combine(_folder.Path, "a.txt"), "other");
        using (IncomingFile file = IncomingFile.Begin(_folder.Path, "../a.txt", 1000, Key))
        {
            file.Take(new FileData(1, 0, _content));
            Assert.Equal(Path.Combine(_folder.Path, "a (1).txt"), file.End(Sum(_content)));
        }

        Assert.Equal(_content, File.ReadAllBytes(Path.Combine(_folder.Path, "a (1).txt")));
        Assert.Equal("other", File.ReadAllText(Path.Combine(_folder.Path, "a.txt")));
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void Begin_AfterALostLink_GoesOn()
    {
        using (IncomingFile first = IncomingFile.Begin(_folder.Path, "a.txt", 1000, Key))
            first.Take(new FileData(1, 0, _content[..300]));
        Assert.EndsWith(".part", Assert.Single(Directory.GetFiles(_folder.Path)), StringComparison.Ordinal);

        string path;
        using (IncomingFile second = IncomingFile.Begin(_folder.Path, "a.txt", 1000, Key))
        {
            Assert.Equal(300, second.Written);
            second.Take(new FileData(2, 300, _content[300..]));
            path = second.End(Sum(_content));
        }

        Assert.Equal(_content, File.ReadAllBytes(path));
    }

    [Fact]
    public void Begin_Twice_IsForLater()
    {
        using IncomingFile first = IncomingFile.Begin(_folder.Path, "a.txt", 1000, Key);

        // The first may be that of a lost link.
        Assert.Equal(Failure.Timeout, Assert.Throws<SessionException>(() => IncomingFile.Begin(_folder.Path, "a.txt", 1000, Key)).Failure);
    }

    [Fact]
    public void Begin_OverALink_DoesNotFollowIt()
    {
        string outside = Path.Combine(_folder.Path, "outside");
        string folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "folder")).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, $"a.txt.{Key}.part"), outside);

        Assert.Throws<SessionException>(() => IncomingFile.Begin(folder, "a.txt", 1000, Key));
        Assert.False(File.Exists(outside));
    }

    [Fact]
    public void Begin_OfMoreThanTheDiskHolds_IsRefused() =>
        Assert.Contains("room for", Assert.Throws<SessionException>(() => IncomingFile.Begin(_folder.Path, "a", long.MaxValue, Key)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(5, 10)]
    [InlineData(0, 1001)]
    public void Take_OutOfPlaceOrTooMuch_SpoilsTheFile(int offset, int count)
    {
        using IncomingFile file = IncomingFile.Begin(_folder.Path, "a.txt", 1000, Key);
        file.Take(new FileData(1, (ulong)offset, new byte[count]));

        Assert.False(file.IsGood);
        Assert.Equal(0, file.Written);
        Assert.Throws<SessionException>(() => file.End(Sum([])));
    }

    [Fact]
    public void End_WithAnotherSum_LeavesNothing()
    {
        using IncomingFile file = IncomingFile.Begin(_folder.Path, "a.txt", 1000, Key);
        file.Take(new FileData(1, 0, _content));

        Assert.Throws<SessionException>(() => file.End(Sum([1])));
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcde/")]
    [InlineData("../../../../../x")]
    public void Begin_WithAnotherKindOfKey_IsRefused(string key) => Assert.Throws<SessionException>(() => IncomingFile.Begin(_folder.Path, "a", 1, key));

    public void Dispose() => _folder.Dispose();

    private static string Sum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
