using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Files go to a session over a real ssh.</summary>
public sealed class SendTests
{
    [Fact]
    public void Send_OfFiles_PutsThemIntoTheDownloadFolder()
    {
        using TwoMachines machines = new();
        machines.StartSession();
        byte[] content = new byte[5_000_000];
        new Random(3).NextBytes(content);
        string big = Path.Combine(machines.Near.Home, "big file.bin"), empty = Path.Combine(machines.Near.Home, "empty");
        File.WriteAllBytes(big, content);
        File.WriteAllText(empty, "");
        string folder = Path.Combine(machines.Far.Home, "Downloads");

        Expect.Success(machines.Run("send", big, empty));
        Expect.Success(machines.Run("send", big));

        Assert.Equal(content, File.ReadAllBytes(Path.Combine(folder, "big file.bin")));
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(folder, "big file (1).bin")));
        Assert.Empty(File.ReadAllBytes(Path.Combine(folder, "empty")));
        Assert.Equal(3, Directory.GetFiles(folder).Length);

        // What cannot be read is said before anything is sent.
        Expect.Failure(23, machines.Run("send", empty, "/no/such/file"), "/no/such/file cannot be read: No such file or directory");
        Assert.Equal(3, Directory.GetFiles(folder).Length);
    }
}
