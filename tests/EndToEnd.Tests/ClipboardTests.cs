using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Copying and pasting between a near desktop and a session, with the real program.</summary>
public sealed class ClipboardTests
{
    [Fact]
    public void Editor_CopiesAndPastes_AcrossDetachAndReattach()
    {
        using TwoMachines machines = new();
        string file = Path.Combine(machines.Far.Home, "note.txt");
        File.WriteAllText(file, "");
        using RunningCommand first = machines.Begin("start", "--child", $"mousepad --disable-server {file}");
        SessionFiles session = SessionFiles.Sole(machines.Far);
        DisplayPair pair = machines.Look(session);
        uint window = machines.AwaitShown(pair);

        Copy(machines, "from near");
        Focus(pair, window);
        AwaitPasted(pair, file, "from near");

        Expect.Success(machines.Run("detach"));
        first.Result();
        using RunningCommand second = machines.Begin("attach");
        machines.AwaitShown(pair);
        Copy(machines, "again");
        Focus(pair, window);
        AwaitPasted(pair, file, "again");

        // A paste that the editor is late with may replace what was typed.
        Wait.Until("a near program pastes what the editor copied", () =>
        {
            Chord(pair.Near, 'a');
            pair.Near.Type("typed");
            Chord(pair.Near, 'a');
            Chord(pair.Near, 'c');
            return Paste(machines).Contains("typed", StringComparison.Ordinal);
        });
    }

    [Fact]
    public void FarProgram_WhileNobodyWorksWithTheSession_GetsNothing()
    {
        using TwoMachines machines = new();
        using RunningCommand client = machines.Begin("start", "--child", "xterm");
        SessionFiles session = SessionFiles.Sole(machines.Far);
        DisplayPair pair = machines.Look(session);
        machines.AwaitShown(pair);
        Copy(machines, "secret");
        string[] paste = ["env", $"DISPLAY={session.Display}", $"XAUTHORITY={session.Authority}", "timeout", "20", "xclip", "-o", "-selection", "clipboard"];

        Wait.Until("the session hears that something was copied", () => machines.Far.Start([.. paste, "-t", "TARGETS"]).Result().Output.Contains("UTF8_STRING", StringComparison.Ordinal));
        CommandResult stolen = machines.Far.Start(paste).Result();

        Assert.NotEqual(0, stolen.Status);
        Assert.DoesNotContain("secret", stolen.Output, StringComparison.Ordinal);
    }

    // Keys may come before the focus, and a save before what is pasted; a person would do it again.
    private static void AwaitPasted(DisplayPair pair, string file, string text)
    {
        Wait.Until($"the editor saved '{text}'", () =>
        {
            foreach (char key in "avs")
                Chord(pair.Near, key);
            return File.ReadAllText(file).TrimEnd('\n') == text;
        });
    }

    // GTK gives the focus on to a window of its own inside.
    private static void Focus(DisplayPair pair, uint window)
    {
        Rect place = pair.Near.Geometry(pair.NearOf(window))!.Value;
        pair.Near.Click(place.X + (place.Width / 2), place.Y + (place.Height / 2));
        Wait.Until("a far window has the focus", () => pair.Far.FocusedWindow() > 1);
    }

    private static void Copy(TwoMachines machines, string text)
    {
        using RunningCommand copy = machines.Near.Start("sh", "-c", $"printf '{text}' | xclip -selection clipboard >/dev/null 2>&1");
        copy.Result();
        Wait.Until("it is copied", () => Paste(machines) == text);
    }

    private static string Paste(TwoMachines machines) => machines.Near.Start("timeout", "20", "xclip", "-o", "-selection", "clipboard").Result().Output;

    private static void Chord(XScreen screen, char letter)
    {
        const byte control = 37;
        screen.PressKey(control);
        screen.Type(letter.ToString());
        screen.ReleaseKey(control);
    }
}
