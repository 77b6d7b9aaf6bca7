using Rdfwd.Interop.Libc;
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

    [Fact]
    public void Send_WhoseLinkIsCutInTheMiddle_GoesOnFromThere()
    {
        using Machine machine = new();
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child=xterm"));
        byte[] content = new byte[8_000_000];
        new Random(5).NextBytes(content);
        string file = Path.Combine(machine.Home, "large.bin"), folder = Path.Combine(machine.Home, "Downloads");
        File.WriteAllBytes(file, content);
        using RunningCommand send = machine.StartRdfwd("send", $"exec:{ProgramPath.Rdfwd} _link --rate 32000 -- {ProgramPath.Rdfwd} _connect", file);
        Wait.Until("a part is there", () => PartBytes(folder) > 1_000_000);

        int link = machine.Processes().Single(process => process.Value.StartsWith($"{ProgramPath.Rdfwd} _link", StringComparison.Ordinal)).Key;
        _ = Libc.kill(link, Libc.SIGKILL);
        Wait.Until("the person is told", () => send.Error.Contains("connecting again", StringComparison.Ordinal));
        long kept = PartBytes(folder), least = kept;
        Assert.InRange(kept, 1_000_000, content.Length - 1_000_000);
        // One that begins anew would write over what is there.
        Wait.Until("it is whole", () =>
        {
            least = PartBytes(folder) is > 0 and long now ? Math.Min(least, now) : File.Exists(Path.Combine(folder, "large.bin")) ? least : 0;
            return send.HasExited;
        });

        Expect.Success(send.Result());
        Assert.Equal(kept, least);
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(folder, "large.bin")));
        Assert.Single(Directory.GetFiles(folder));
    }

    // A name that goes between two looks is a whole file then.
    private static long PartBytes(string folder)
    {
        FileInfo? part = new DirectoryInfo(folder) is { Exists: true } there ? there.EnumerateFiles("*.part").FirstOrDefault() : null;
        return part is { Exists: true } ? part.Length : 0;
    }
}
