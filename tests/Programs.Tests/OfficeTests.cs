using System.IO.Compression;
using Rdfwd.Tests.Support;

namespace Rdfwd.Programs.Tests;

/// <summary>An office suite: a text with GTK's windows, a table with windows of its own making.</summary>
[Collection(AllPrograms.Name)]
public sealed class OfficeTests(CompatTable table)
{
    [Theory]
    [InlineData("openbox")]
    [InlineData("xfwm4")]
    public void Writer_Used_IsAsAtHome(string manager) => Use(new Stage(table, "LibreOffice Writer", manager), "gtk3", "--writer", "Writer", "odt", "Some Text 42", "Some Text 42");

    [Theory]
    [InlineData("openbox")]
    [InlineData("xfwm4")]
    public void Calc_Used_IsAsAtHome(string manager) => Use(new Stage(table, "LibreOffice Calc", manager), "gen", "--calc", "Calc", "ods", "Some Text 42\n=6*7\n", "of:=6*7");

    private static void Use(Stage stage, string toolkit, string option, string name, string extension, string text, string kept)
    {
        using Stage owned = stage;
        string file = stage.PathOf($"note.{extension}");
        RunningProgram office = stage.Start(
            "env", $"SAL_USE_VCLPLUGIN={toolkit}", "soffice", $"-env:UserInstallation=file://{stage.PathOf("office")}", "--norestore", "--nologo", "--nofirststartwizard", option);
        uint window = stage.AwaitWindow("the office's window", title => title.StartsWith("Untitled 1", StringComparison.Ordinal) && title.EndsWith(name, StringComparison.Ordinal));
        stage.Step("window", () => stage.AwaitSame(window));
        stage.Step("menu", () =>
        {
            stage.Activate(window);
            uint menu = stage.OpenPopupAgainAndAgain(window, () => stage.AltKey('h'));
            stage.Near.Strike(Stage.Escape);
            stage.Near.Strike(Stage.Escape);
            stage.AwaitGone(menu);
        });
        stage.Step("typing", () =>
        {
            stage.Activate(window);
            stage.Near.Type(text);
            stage.Display.AwaitExact(window);
        });
        stage.Step("dialog", () =>
        {
            stage.Chord('s');
            uint dialog = stage.AwaitDialog(window, title => title.StartsWith("Save", StringComparison.Ordinal));
            stage.Activate(dialog);
            stage.FillAgainAndAgain(file);
            stage.AnswerAgainAndAgain(dialog, () => stage.Near.Strike(Stage.Return));
            Wait.Until("the file holds what was typed", () => Content(file).Contains(kept, StringComparison.Ordinal));
            Wait.Until("the title has its name", () => stage.Near.Title(stage.Display.NearOf(window)) is { } title && title.StartsWith("note", StringComparison.Ordinal));
        });
        stage.Step("close", () => stage.Close(window, office));
    }

    private static string Content(string file)
    {
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(file);
            using StreamReader reader = new(archive.GetEntry("content.xml")?.Open() ?? Stream.Null);
            return reader.ReadToEnd();
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // It is not written yet, or only half.
            return "";
        }
    }
}
