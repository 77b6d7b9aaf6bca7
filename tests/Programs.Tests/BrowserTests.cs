using System.Globalization;
using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.Programs.Tests;

/// <summary>A browser with a page of its own, which tells in its title what happened to it.</summary>
[Collection(AllPrograms.Name)]
public sealed class BrowserTests(CompatTable table)
{
    private const string Page = """
        <!doctype html><meta charset="utf-8"><title>page</title>
        <style>body { margin: 0; height: 4000px; font: 20px sans-serif } input, select, canvas { position: absolute; left: 20px; caret-color: transparent }</style>
        <input style="top:20px; width:300px; height:30px" onfocus="document.title = 'focus'" oninput="document.title = 'typed ' + this.value">
        <select style="top:70px; width:200px; height:30px" onchange="document.title = 'chose ' + this.value"><option>one<option>two<option>three</select>
        <canvas style="top:120px" width="320" height="240"></canvas>
        <script>
        const canvas = document.querySelector('canvas'), g = canvas.getContext('2d');
        let frame = 0, moves = true;
        function draw() {
            if (!moves) return;
            const picture = g.createImageData(320, 240), d = picture.data;
            for (let i = 0; i < d.length; i += 4) { d[i] = (i * 7 + frame * 13) % 255; d[i + 1] = (d[i] * 3 + frame) % 255; d[i + 2] = (i >> 8) % 255; d[i + 3] = 255; }
            frame++;
            g.putImageData(picture, 0, 0);
            requestAnimationFrame(draw);
        }
        canvas.onclick = () => { moves = !moves; document.title = moves ? 'moves' : 'rests'; draw(); };
        onscroll = () => { document.title = 'scrolled ' + (scrollY > 100 ? 'down' : 'up'); };
        onmousemove = e => { if (document.title == 'page') document.title = 'at ' + (e.screenX - e.clientX) + ' ' + (e.screenY - e.clientY); };
        draw();
        </script>
        """;

    [Theory]
    [InlineData("openbox")]
    [InlineData("xfwm4")]
    public void Chromium_Used_IsAsAtHome(string manager)
    {
        using Stage stage = new(table, "chromium", manager);
        File.WriteAllText(stage.PathOf("page.html"), Page);
        RunningProgram chromium = stage.Start(
            "chromium", "--no-sandbox", "--test-type", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-quic", "--disable-gpu", "--disable-dev-shm-usage", "--password-store=basic", "--disable-smooth-scrolling", $"--user-data-dir={stage.PathOf("profile")}",
            "--window-size=800,700", "--window-position=100,100", $"file://{stage.PathOf("page.html")}");
        uint window = stage.AwaitWindow("the browser's window", title => title.StartsWith("page", StringComparison.Ordinal));
        uint near = stage.Display.NearOf(window);
        (int x, int y) page = (0, 0);
        stage.Step("moving picture", () =>
        {
            page = FindPage(stage, window);
            HashSet<uint> seen = [];
            Wait.Until("several pictures are seen", () =>
            {
                Rect place = stage.Place(window);
                if (stage.Near.ScreenPixels(near) is { } pixels)
                    seen.Add(pixels[((page.y + 140 - place.Y) * place.Width) + page.x + 40 - place.X]);
                return seen.Count >= 5;
            });
            stage.Near.Click(page.x + 100, page.y + 200);
            AwaitTitle(stage, window, "rests");
            // Away from everything that changes its look under the pointer.
            stage.Near.MovePointer(page.x + 600, page.y + 300);
            stage.AwaitSame(window);
        });
        stage.Step("typing", () =>
        {
            stage.Near.Click(page.x + 100, page.y + 35);
            AwaitTitle(stage, window, "focus");
            stage.Near.Type("some Text 42");
            AwaitTitle(stage, window, "typed some Text 42");
        });
        stage.Step("copy", () =>
        {
            stage.Chord('a');
            stage.Chord('c');
            Wait.Until("a near program pastes it", () => stage.PasteNear() == "some Text 42");
        });
        stage.Step("paste", () =>
        {
            stage.CopyNear("near äöü €");
            stage.Chord('a');
            stage.Chord('v');
            AwaitTitle(stage, window, "typed near äöü €");
        });
        stage.Step("menu", () =>
        {
            uint list = stage.OpenPopup(window, () => stage.Near.Click(page.x + 100, page.y + 85));
            Rect place = stage.Far.Geometry(list)!.Value;
            stage.Near.Click(place.X + (place.Width / 2), place.Y + (place.Height / 2));
            AwaitTitle(stage, window, "chose two");
            stage.AwaitGone(list);
        });
        stage.Step("scroll", () =>
        {
            stage.Near.MovePointer(page.x + 600, page.y + 300);
            Wait.Until("the page went down", () =>
            {
                stage.Near.Click(page.x + 600, page.y + 300, 5);
                return TitleOf(stage, window) == "scrolled down";
            });
            stage.Display.AwaitExact(window);
        });
        stage.Step("full screen", () => stage.FullScreenAndBack(window, () => stage.Near.Strike(Stage.F11)));
        stage.Step("resize", () => stage.Resize(window, new Rect(150, 120, 733, 611)));
        stage.Step("close", () => stage.Close(window, chromium));
    }

    // The page tells where it is on the screen when the pointer moves over it.
    private static (int X, int Y) FindPage(Stage stage, uint window)
    {
        int moves = 0;
        Wait.Until("the page sees the pointer", () =>
        {
            Rect place = stage.Place(window);
            stage.Near.MovePointer(place.X + 600 + (moves++ % 9), place.Y + 500);
            return TitleOf(stage, window).StartsWith("at ", StringComparison.Ordinal);
        });
        string[] words = TitleOf(stage, window).Split(' ');
        return (int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture));
    }

    private static string TitleOf(Stage stage, uint window) => (stage.Far.Title(window) ?? "").Replace(" - Chromium", "", StringComparison.Ordinal);

    private static void AwaitTitle(Stage stage, uint window, string title) => Wait.Until($"the page says '{title}'", () => TitleOf(stage, window) == title);
}
