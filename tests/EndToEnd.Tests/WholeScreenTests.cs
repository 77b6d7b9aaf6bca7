using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>What crosses beside pictures and keys where a whole screen is shown: clipboard, files, screenshots, recordings.</summary>
public sealed class WholeScreenTests : IClassFixture<NearDesktop>
{
    private readonly NearDesktop _desktop;

    public WholeScreenTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Fact]
    public void Desktop_ClipboardFilesAndPictures_CrossAsThoseOfWindows()
    {
        using Machine machine = new(_desktop.Display);
        using RunningCommand client = machine.StartRdfwd("start-desktop", "--attach=yes", "--size=640x480", "--child=openbox --sm-disable", "--child=xterm -T reader -geometry 40x8+40+40");
        SessionFiles session = SessionFiles.Sole(machine);
        using XScreen far = new(session.Display, session.Authority);
        DisplayPair pair = new(far, _desktop.Screen);
        uint near = pair.NearOf(far.X.Root);
        Wait.Until("the terminal is there", () => far.WindowsTitled("reader").Count == 1);
        pair.AwaitExact(far.X.Root);

        AssertClipboardCrosses(machine, near, $"DISPLAY={session.Display}", $"XAUTHORITY={session.Authority}");
        AssertPicturesAndFiles(machine, pair, session.Display);

        string dropped = Path.Combine(machine.Home, "dropped file.txt");
        File.WriteAllText(dropped, "dropped");
        pair.Near.Configure(near, new Rect(40, 60, 640, 480));
        using DraggingProgram source = new(_desktop.Display, pair.Near, "files", new Uri(dropped).AbsoluteUri);
        pair.Near.Configure(source.Window, new Rect(900, 700, 160, 120));
        Wait.Until("they are side by side", () => pair.Near.Geometry(near) is { Right: < 800 } && pair.Near.Geometry(source.Window) is { X: > 800 });
        source.DragTo(() => pair.Near.Geometry(near) is { } g ? (g.X + 300, g.Y + 300) : default);
        string arrived = Path.Combine(machine.Home, "Downloads", "dropped file.txt");
        Wait.Until("the dropped file is there", () => File.Exists(arrived) && File.ReadAllText(arrived) == "dropped");
        Assert.False(client.HasExited, client.Error);
    }

    [Fact]
    public void Shadow_ClipboardFilesAndPictures_CrossAsThoseOfWindows()
    {
        using XServerProcess server = XServerProcess.OfSize(640, 480);
        using RunningProgram manager = RunningProgram.StartOpenbox(server.Display);
        using XScreen far = new(server.Display);
        using Machine machine = new(_desktop.Display);
        using (RunningCommand client = machine.StartRdfwd("shadow", server.Display))
        {
            DisplayPair pair = new(far, _desktop.Screen);
            uint near = pair.NearOf(far.X.Root);
            Wait.Until("the owner is told", () => far.WindowsTitled("rdfwd looks on").Count == 1);
            pair.AwaitExact(far.X.Root);
            AssertClipboardCrosses(machine, near, $"DISPLAY={server.Display}");
            AssertPicturesAndFiles(machine, pair, server.Display);
            Expect.Success(machine.Rdfwd("stop", server.Display));
            Expect.Success(client.Result());
        }

        using RunningCommand looking = machine.StartRdfwd("shadow", server.Display, "--readonly");
        DisplayPair again = new(far, _desktop.Screen);
        again.AwaitExact(far.X.Root);
        string[] there = [$"DISPLAY={server.Display}"], here = [$"DISPLAY={_desktop.Display}"];
        Copy(machine, there, "clipboard", "kept there");
        Copy(machine, here, "primary", "kept here");
        Rect place = again.Near.Geometry(again.NearOf(far.X.Root))!.Value;
        again.Near.Click(place.X + 300, place.Y + 300);
        // What moves on the screen comes later than a clipboard would have.
        using RunningProgram clock = new(server.Display, "xclock", "-title", "later");
        Wait.Until("the clock is there", () => far.WindowsTitled("later").Count == 1);
        again.AwaitExact(far.X.Root);
        Assert.NotEqual("kept there", Paste(machine, here, "clipboard"));
        Assert.NotEqual("kept here", Paste(machine, there, "primary"));
        Assert.False(looking.HasExited, looking.Error);
    }

    private void AssertClipboardCrosses(Machine machine, uint near, params string[] far)
    {
        string[] here = [$"DISPLAY={_desktop.Display}"];
        foreach (string selection in (string[])["clipboard", "primary"])
        {
            Copy(machine, here, selection, $"near {selection}");
            // It leaves this end while a person works with the window.
            Wait.Until($"the near {selection} is pasted there", () =>
            {
                Rect place = _desktop.Screen.Geometry(near)!.Value;
                _desktop.Screen.Click(place.X + (place.Width * 3 / 4), place.Y + (place.Height * 3 / 4));
                return Paste(machine, far, selection) == $"near {selection}";
            });
            Copy(machine, far, selection, $"far {selection}");
            Wait.Until($"the far {selection} is pasted here", () => Paste(machine, here, selection) == $"far {selection}");
        }
    }

    private static void AssertPicturesAndFiles(Machine machine, DisplayPair pair, string target)
    {
        string file = Path.Combine(machine.Home, "sent.txt"), picture = Path.Combine(machine.Home, "a.png"), recording = Path.Combine(machine.Home, "a.rec");
        File.WriteAllText(file, "sent");
        Expect.Success(machine.Rdfwd("send", target, file));
        Assert.Equal("sent", File.ReadAllText(Path.Combine(machine.Home, "Downloads", "sent.txt")));

        uint root = pair.Far.X.Root;
        Wait.Until("a screenshot is the far screen", () =>
        {
            Expect.Success(machine.Rdfwd("screenshot", target, picture));
            PngImage image = PngImage.Read(File.ReadAllBytes(picture));
            bool same = pair.Far.WindowPixels(root) is { } pixels && pixels.AsSpan().SequenceEqual(image.Pixels);
            File.Delete(picture);
            return same;
        });
        Expect.Success(machine.Rdfwd("record", target, recording, "--duration=1s"));
        CommandResult replay = machine.Rdfwd("replay", recording);
        Expect.Success(replay);
        Assert.Contains("exact at the end", replay.Output, StringComparison.Ordinal);
    }

    private static void Copy(Machine machine, string[] environment, string selection, string text)
    {
        string[] words = ["env", .. environment, "sh", "-c", $"printf '{text}' | xclip -selection {selection} >/dev/null 2>&1"];
        using RunningCommand copy = machine.Start(words);
        copy.Result();
        Wait.Until("it is copied", () => Paste(machine, environment, selection) == text);
    }

    private static string Paste(Machine machine, string[] environment, string selection) =>
        machine.Start(["env", .. environment, "timeout", "20", "xclip", "-o", "-selection", selection]).Result().Output;
}
