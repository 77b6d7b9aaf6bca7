using Rdfwd.Display.Geometry;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>A near program's files, dropped onto a session's window.</summary>
public sealed class DropTests
{
    [Fact]
    public void Files_DroppedOntoAWindow_ComeIntoTheDownloadFolder()
    {
        using TwoMachines machines = new();
        byte[] content = new byte[300_000];
        new Random(5).NextBytes(content);
        string first = Path.Combine(machines.Near.Home, "a picture.bin"), second = Path.Combine(machines.Near.Home, "two.txt");
        File.WriteAllBytes(first, content);
        File.WriteAllText(second, "second");
        string folder = Path.Combine(machines.Far.Home, "Downloads");
        using RunningCommand client = machines.Begin("start", "--child", "xterm -geometry 60x20+20+20");
        DisplayPair pair = machines.Look(SessionFiles.Sole(machines.Far));
        uint near = pair.NearOf(machines.AwaitShown(pair));
        using DraggingProgram source = Beside(machines, near, new Uri(first).AbsoluteUri, new Uri(second).AbsoluteUri, "https://example.org/c");

        Assert.False(Directory.Exists(folder));
        source.DragTo(() => machines.NearScreen.Geometry(near) is { } g ? (g.X + 100, g.Y + 100) : default);

        Wait.Until("both files are there", () => File.Exists(Path.Combine(folder, "a picture.bin")) && File.Exists(Path.Combine(folder, "two.txt")));
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(folder, "a picture.bin")));
        Assert.Equal("second", File.ReadAllText(Path.Combine(folder, "two.txt")));
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        Wait.Until("the client says so", () => client.Error.Contains("two.txt is there as ", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_DroppedWhileTheLinkIsLost_ComeWhenItIsBack()
    {
        using TwoMachines machines = new();
        byte[] content = new byte[300_000];
        new Random(6).NextBytes(content);
        string first = Path.Combine(machines.Near.Home, "first.bin"), second = Path.Combine(machines.Near.Home, "second.txt");
        File.WriteAllBytes(first, content);
        File.WriteAllText(second, "second");
        string folder = Path.Combine(machines.Far.Home, "Downloads"), away = Path.Combine(machines.Near.Path, "away");
        string link = $"{ProgramPath.Rdfwd} _link --delay 100 --rate 4000 --stall 1:200 -- env HOME={machines.Far.Home} XDG_RUNTIME_DIR={machines.Far.Runtime} RDFWD_RUNTIME_DIR={machines.Far.Sessions} {ProgramPath.Rdfwd} _connect";
        using RunningCommand client = machines.Near.StartRdfwd("start", $"exec:[ -e {away} ] && exit 1; exec {link}", "--child", "xterm -geometry 60x20+20+20");
        DisplayPair pair = machines.Look(SessionFiles.Sole(machines.Far));
        uint near = pair.NearOf(machines.AwaitShown(pair));
        using DraggingProgram source = Beside(machines, near, new Uri(first).AbsoluteUri, new Uri(second).AbsoluteUri);

        File.WriteAllText(away, "");
        CutLinks(machines);
        Wait.Until("the link is lost", () => client.Error.Contains("connecting again", StringComparison.Ordinal));
        // The program that gives the files is let go of all the same.
        source.DragTo(() => machines.NearScreen.Geometry(near) is { } g ? (g.X + 100, g.Y + 100) : default);
        Wait.Until("it was tried", () => client.Error.Split("; connecting again").Length == 3);
        Assert.False(Directory.Exists(folder));
        File.Delete(away);
        Wait.Until("some of it is there", () => Directory.Exists(folder) && Directory.GetFiles(folder) is [string part] && new FileInfo(part).Length > 20_000);
        CutLinks(machines);

        Wait.Until("both files are there", () => File.Exists(Path.Combine(folder, "first.bin")) && File.Exists(Path.Combine(folder, "second.txt")));
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(folder, "first.bin")));
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        Wait.Until("the client says so", () => client.Error.Contains("second.txt is there as ", StringComparison.Ordinal));
    }

    /// <summary>A program that has something to drag, on the near screen beside a window of the session.</summary>
    private static DraggingProgram Beside(TwoMachines machines, uint near, params string[] uris)
    {
        DraggingProgram source = new(machines.Desktop.Display, machines.NearScreen, "files", uris);
        machines.NearScreen.Configure(near, new Rect(40, 60, 400, 300));
        machines.NearScreen.Configure(source.Window, new Rect(800, 500, 160, 120));
        Wait.Until("they are side by side", () => machines.NearScreen.Geometry(near) is { Right: < 700 } && machines.NearScreen.Geometry(source.Window) is { X: > 700 });
        return source;
    }

    private static void CutLinks(TwoMachines machines)
    {
        foreach (int pid in machines.Near.Processes().Where(process => process.Value.StartsWith($"{ProgramPath.Rdfwd} _link", StringComparison.Ordinal)).Select(process => process.Key))
            _ = Libc.kill(pid, Libc.SIGKILL);
    }
}
