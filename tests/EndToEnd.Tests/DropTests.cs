using Rdfwd.Display.Geometry;
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
        machines.NearScreen.Configure(near, new Rect(40, 60, 400, 300));
        using DraggingProgram source = new(machines.Desktop.Display, machines.NearScreen, "files", new Uri(first).AbsoluteUri, new Uri(second).AbsoluteUri, "https://example.org/c");
        machines.NearScreen.Configure(source.Window, new Rect(800, 500, 160, 120));
        Wait.Until("they are side by side", () => machines.NearScreen.Geometry(near) is { Right: < 700 } && machines.NearScreen.Geometry(source.Window) is { X: > 700 });

        Assert.False(Directory.Exists(folder));
        source.DragTo(() => machines.NearScreen.Geometry(near) is { } g ? (g.X + 100, g.Y + 100) : default);

        Wait.Until("both files are there", () => File.Exists(Path.Combine(folder, "a picture.bin")) && File.Exists(Path.Combine(folder, "two.txt")));
        Assert.Equal(content, File.ReadAllBytes(Path.Combine(folder, "a picture.bin")));
        Assert.Equal("second", File.ReadAllText(Path.Combine(folder, "two.txt")));
        Assert.Equal(2, Directory.GetFiles(folder).Length);
        Wait.Until("the client says so", () => client.Error.Contains("two.txt is there as ", StringComparison.Ordinal));
    }
}
