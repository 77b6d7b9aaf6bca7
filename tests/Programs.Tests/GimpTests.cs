using System.Text;
using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.Programs.Tests;

/// <summary>A painting program.</summary>
[Collection(AllPrograms.Name)]
public sealed class GimpTests(CompatTable table)
{
    // A pixel of it is a pixel of the screen; nothing else of GIMP's window has its colour.
    private const int Width = 400, Height = 300;
    private const uint Paper = 0x12fe34;

    [Theory]
    [InlineData("openbox")]
    [InlineData("xfwm4")]
    public void Gimp_Used_IsAsAtHome(string manager)
    {
        using Stage stage = new(table, "GIMP", manager);
        string image = stage.PathOf("paper.ppm");
        WritePaper(image);
        Configure(stage);
        RunningProgram gimp = stage.Start("gimp", "--new-instance", "--no-splash", "--no-fonts", image);
        uint window = stage.AwaitWindow("the image's window", title => title.Contains("paper", StringComparison.Ordinal));
        Rect paper = default;
        stage.Step("window", () =>
        {
            Wait.Until("the paper is seen", () => (paper = FindPaper(stage, window)) is { Height: >= Height - 8 });
            stage.AwaitSame(window);
        });
        stage.Step("curve", () =>
        {
            stage.Activate(window);
            // The pencil; a stroke of any width covers the point under the pointer.
            stage.Near.Type("n");
            Rect place = stage.Place(window);
            (int X, int Y)[] corners = [.. Enumerable.Range(0, 40).Select(i => (paper.X + 40 + (i * 8), paper.Y + (i % 2 == 0 ? 60 : 240)))];
            stage.Near.MovePointer(corners[0].X, corners[0].Y);
            stage.Near.PressButton(1);
            (int fromX, int fromY) = corners[0];
            foreach ((int x, int y) in corners)
            {
                for (int step = 1; step <= 12; step++)
                    stage.Near.MovePointer(fromX + ((x - fromX) * step / 12), fromY + ((y - fromY) * step / 12));
                (fromX, fromY) = (x, y);
                Wait.Until($"the curve reaches {x},{y}", () => stage.Far.WindowPixels(window) is { } pixels && pixels[((y - place.Y) * place.Width) + x - place.X] != Paper);
            }

            stage.Near.ReleaseButton(1);
            stage.Display.AwaitExact(window);
        });
        stage.Step("menu", () =>
        {
            uint menu = stage.OpenPopup(window, () => stage.Click(window, 16, 10));
            stage.Near.Strike(Stage.Escape);
            stage.AwaitGone(menu);
        });
        stage.Step("dialog", () =>
        {
            stage.Activate(window);
            stage.Chord('n');
            uint dialog = stage.AwaitWindow("the dialog for a new image", title => title.StartsWith("Create a New Image", StringComparison.Ordinal));
            stage.AwaitSame(dialog);
            stage.Activate(dialog);
            stage.Near.Strike(Stage.Escape);
            stage.AwaitGone(dialog);
        });
        stage.Step("full screen", () =>
        {
            stage.Activate(window);
            stage.FullScreenAndBack(window, () => stage.Near.Strike(Stage.F11));
        });
        stage.Step("close", () =>
        {
            stage.Near.AskClose(stage.Display.NearOf(window));
            uint dialog = stage.AwaitWindow("the question whether to save", title => title.StartsWith("Quit GIMP", StringComparison.Ordinal) || title.StartsWith("Close", StringComparison.Ordinal));
            stage.AwaitSame(dialog);
            stage.Activate(dialog);
            stage.AltKey('d');
            stage.AwaitGone(dialog);
        });
    }

    private static void WritePaper(string path)
    {
        using FileStream file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes($"P6 {Width} {Height} 255\n"));
        for (int i = 0; i < Width * Height; i++)
            file.Write([(byte)(Paper >> 16), (byte)((Paper >> 8) & 0xff), (byte)(Paper & 0xff)]);
    }

    private static Rect FindPaper(Stage stage, uint window)
    {
        Rect place = stage.Place(window);
        if (stage.Near.ScreenPixels(stage.Display.NearOf(window)) is not { } pixels || pixels.Length != place.Width * place.Height)
            return default;
        // GIMP has small pictures of it too; only the paper itself is as wide, but for the dashes around it.
        uint[] line = new uint[Width - 8];
        Array.Fill(line, Paper);
        int left = 0, top = -1, bottom = 0;
        for (int y = 0; y < place.Height; y++)
        {
            int x = pixels.AsSpan(y * place.Width, place.Width).IndexOf(line);
            if (x < 0)
                continue;
            (left, top, bottom) = (x, top < 0 ? y : top, y);
        }

        return top < 0 ? default : Rect.FromEdges(place.X + left, place.Y + top, place.X + left + line.Length, place.Y + bottom + 1);
    }

    // With all its plug-ins GIMP needs a quarter of a minute to start for the first time. The reader of the paper is enough.
    private static void Configure(Stage stage)
    {
        const string reader = "file-pnm";
        string[] folders = [.. new[] { "/usr/lib/gimp", "/usr/lib/x86_64-linux-gnu/gimp" }.Where(Directory.Exists).SelectMany(Directory.GetDirectories).Select(d => Path.Combine(d, "plug-ins", reader)).Where(Directory.Exists)];
        string plugins = Directory.CreateDirectory(stage.PathOf("plug-ins")).FullName, settings = Directory.CreateDirectory(stage.PathOf(".config/GIMP/2.10")).FullName;
        if (folders.Length > 0)
        {
            Directory.CreateSymbolicLink(Path.Combine(plugins, reader), folders[0]);
            File.WriteAllText(Path.Combine(settings, "gimprc"), $"(plug-in-path \"{plugins}\")\n");
        }
    }
}
