using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.Programs.Tests;

/// <summary>A terminal, an editor of GTK and one of Qt.</summary>
[Collection(AllPrograms.Name)]
public sealed class EditorTests(CompatTable table)
{
    [Theory]
    [InlineData("openbox")]
    [InlineData("xfwm4")]
    public void Xterm_Used_IsAsAtHome(string manager)
    {
        using Stage stage = new(table, "xterm", manager);
        string typed = stage.PathOf("typed");
        RunningProgram xterm = stage.Start("xterm", "-title", "terminal", "-e", $"cat > {typed}");
        uint window = stage.AwaitWindow("xterm's window", title => title == "terminal");
        stage.Step("window", () => stage.AwaitSame(window));
        stage.Step("typing", () =>
        {
            stage.Activate(window);
            stage.Near.Type("some Words 42\n");
            Stage.AwaitText(typed, "some Words 42");
            stage.Display.AwaitExact(window);
        });
        stage.Step("paste", () =>
        {
            stage.CopyNear("from near\n", "primary");
            stage.Click(window, 60, 100, 2);
            Stage.AwaitText(typed, "some Words 42\nfrom near");
        });
        stage.Step("copy", () =>
        {
            Rect place = stage.Place(window);
            Wait.Until("a word is selected by two clicks", () =>
            {
                stage.Near.Click(place.X + 12, place.Y + 8);
                stage.Near.Click(place.X + 12, place.Y + 8);
                return stage.PasteNear("primary") == "some";
            });
        });
        stage.Step("menu", () =>
        {
            uint menu = stage.OpenPopup(window, () => stage.ControlPress(window, 200, 60));
            stage.ControlRelease();
            stage.AwaitGone(menu);
        });
        stage.Step("resize", () => stage.Resize(window, new Rect(200, 150, 4 + (70 * 6), 4 + (26 * 13))));
        stage.Step("close", () => stage.Close(window, xterm));
    }

    [Theory]
    [InlineData("openbox")]
    [InlineData("xfwm4")]
    public void Mousepad_Used_IsAsAtHome(string manager)
    {
        using Stage stage = new(table, "mousepad", manager);
        UseEditor(stage, () => stage.Start("mousepad", "--disable-server", NewFile(stage)), title => title.StartsWith("Save", StringComparison.Ordinal) || title.Length == 0 || title == "Mousepad");
    }

    [Theory]
    [InlineData("openbox")]
    [InlineData("xfwm4")]
    public void Featherpad_Used_IsAsAtHome(string manager)
    {
        using Stage stage = new(table, "featherpad", manager);
        UseEditor(stage, () => stage.Start("featherpad", "--standalone", NewFile(stage)), title => title == "FeatherPad");
    }

    private static string NewFile(Stage stage)
    {
        File.WriteAllText(stage.PathOf("note.txt"), "");
        return stage.PathOf("note.txt");
    }

    private static void UseEditor(Stage stage, Func<RunningProgram> start, Func<string, bool> asks)
    {
        RunningProgram editor = start();
        string file = stage.PathOf("note.txt");
        uint window = stage.AwaitWindow("the editor's window", title => title.Contains("note.txt", StringComparison.Ordinal));
        stage.Step("window", () => stage.AwaitSame(window));
        stage.Step("typing", () =>
        {
            stage.Activate(window);
            stage.Near.Type("typed Text 42");
            SaveAs(stage, 's', file, "typed Text 42");
            stage.Display.AwaitExact(window);
        });
        stage.Step("copy", () =>
        {
            stage.Chord('a');
            stage.Chord('c');
            Wait.Until("a near program pastes it", () => stage.PasteNear().TrimEnd('\n') == "typed Text 42");
        });
        stage.Step("paste", () =>
        {
            stage.CopyNear("from near, äöü €");
            stage.Chord('a');
            stage.Chord('v');
            SaveAs(stage, 's', file, "from near, äöü €");
        });
        stage.Step("menu", () =>
        {
            uint menu = stage.OpenPopup(window, () => stage.Click(window, 16, 12));
            stage.Near.Strike(Stage.Escape);
            stage.AwaitGone(menu);
            // A menu bar that was left by Escape may keep the keys. A window manager that looks at each click first lets keys pass it, so what is typed comes later.
            stage.Click(window, 350, 300);
        });
        stage.Step("full screen", () => stage.FullScreenAndBack(window, () => stage.Near.Strike(Stage.F11)));
        stage.Step("resize", () => stage.Resize(window, new Rect(180, 140, 711, 533)));
        stage.Step("dialog", () =>
        {
            stage.Near.Type("x");
            Wait.Until("the editor knows that something changed", () => stage.Near.Title(stage.Display.NearOf(window))?.Contains('*', StringComparison.Ordinal) == true);
            stage.Near.AskClose(stage.Display.NearOf(window));
            uint dialog = stage.AwaitDialog(window, asks);
            Wait.Until("the near question is modal", () => stage.Near.HasState(stage.Display.NearOf(dialog), "_NET_WM_STATE_MODAL"));
            stage.Activate(dialog);
            stage.Near.Strike(Stage.Escape);
            stage.AwaitGone(dialog);
        });
        stage.Step("close", () =>
        {
            stage.Activate(window);
            SaveAs(stage, 's', file, "from near, äöü €x");
            stage.Close(window, editor);
        });
    }

    // A save may come before what was pasted; a person would save again.
    private static void SaveAs(Stage stage, char key, string file, string text) => Wait.Until($"the file holds '{text}'", () =>
    {
        stage.Chord(key);
        return File.ReadAllText(file).Replace("\n", "", StringComparison.Ordinal) == text;
    });
}
