using Rdfwd.Tests.Support;

namespace Rdfwd.Programs.Tests;

/// <summary>A film.</summary>
[Collection(AllPrograms.Name)]
public sealed class MpvTests(CompatTable table)
{
    [Theory]
    [InlineData("openbox")]
    [InlineData("xfwm4")]
    public void Mpv_Used_IsAsAtHome(string manager)
    {
        using Stage stage = new(table, "mpv", manager);
        WriteFilm(stage.PathOf("film.y4m"));
        RunningProgram mpv = stage.Start(
            "mpv", "--no-config", "--vo=x11", "--ao=null", "--loop=inf", "--title=film", "--osc=no", "--no-osd-bar", "--osd-level=0", "--no-terminal", stage.PathOf("film.y4m"));
        uint window = stage.AwaitWindow("mpv's window", title => title == "film");
        uint near = stage.Display.NearOf(window);
        stage.Step("moving picture", () =>
        {
            HashSet<ulong> seen = [];
            Wait.Until("several pictures are seen", () =>
            {
                if (stage.Near.ScreenPixels(near) is { } pixels)
                    seen.Add(Digest(pixels));
                return seen.Count >= 5;
            });
        });
        stage.Step("pause", () =>
        {
            stage.Activate(window);
            stage.Near.Strike(Stage.Space);
            stage.AwaitSame(window);
        });
        stage.Step("full screen", () => stage.FullScreenAndBack(window, () => stage.Near.Type("f")));
        stage.Step("close", () => stage.Close(window, mpv));
    }

    // YUV4MPEG2: a ramp that runs through the picture, two seconds of it.
    private static void WriteFilm(string path)
    {
        const int width = 320, height = 240, frames = 50;
        using FileStream file = File.Create(path);
        file.Write("YUV4MPEG2 W320 H240 F25:1 Ip A1:1 C420jpeg\n"u8);
        byte[] luma = new byte[width * height], chroma = new byte[width * height / 2];
        chroma.AsSpan().Fill(128);
        for (int frame = 0; frame < frames; frame++)
        {
            for (int i = 0; i < luma.Length; i++)
                luma[i] = (byte)(((i % width * (i % width)) + (i / width * (i / width))) / 40 + (frame * 9));
            file.Write("FRAME\n"u8);
            file.Write(luma);
            file.Write(chroma);
        }
    }

    private static ulong Digest(uint[] pixels)
    {
        ulong hash = 14695981039346656037;
        foreach (uint pixel in pixels)
            hash = (hash ^ pixel) * 1099511628211;
        return hash;
    }
}
