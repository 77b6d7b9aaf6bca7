using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Pictures of single windows.</summary>
public sealed class ScreenshotTests
{
    [Fact]
    public void Screenshot_OfAWindow_IsFoundByItsTitle()
    {
        using Machine machine = new();
        Expect.Success(machine.Rdfwd("start", "--attach=no", "--child", "xterm -T first", "--child", "xterm -T second"));
        Wait.Until("both windows are there", () => machine.Rdfwd("info").Output is { } info && info.Contains("first", StringComparison.Ordinal) && info.Contains("title second", StringComparison.Ordinal));
        string path = Path.Combine(machine.Home, "a.png");

        Expect.Success(machine.Rdfwd("screenshot", "--window=Secon", path));
        Assert.True(new FileInfo(path).Length > 100);

        CommandResult none = machine.Rdfwd("screenshot", "--window=third", path);
        Assert.Equal(25, none.Status);
        Assert.Contains("first", none.Error, StringComparison.Ordinal);
        Assert.Equal(25, machine.Rdfwd("screenshot", "--window=S", path).Status);
    }

    [Fact]
    public void Screenshot_OfACoveredWindowOverANarrowLink_HasItsPixels()
    {
        using Machine machine = new();
        Expect.Success(machine.Rdfwd(
            "start", "--attach=no", "--child", "xterm -T noise -geometry 150x50+0+0 -e sh -c 'head -c 9000 /dev/urandom | base64; exec sleep 1000'",
            "--child", "xlogo -title cover -geometry 300x300+50+50"));
        SessionFiles session = SessionFiles.Sole(machine);
        using XScreen far = new(session.Display, session.Authority);
        Wait.Until("both windows are there", () => far.WindowsTitled("noise").Count == 1 && far.WindowsTitled("cover").Count == 1);
        string path = Path.Combine(machine.Home, "a.png"), link = $"exec:{ProgramPath.Rdfwd} _link --delay 20 --rate 2000 -- {ProgramPath.Rdfwd} _connect";
        // Whichever is on top, the other one is covered.
        Assert.NotEqual(0, far.Geometry(far.WindowsTitled("noise")[0])!.Value.Intersect(far.Geometry(far.WindowsTitled("cover")[0])!.Value).Width);
        foreach (string title in (string[])["noise", "cover"])
        {
            Wait.Until($"{title} is on the picture, to the pixel", () =>
            {
                Expect.Success(machine.Rdfwd("screenshot", link, $"--window={title}", path));
                bool same = far.WindowPixels(far.WindowsTitled(title)[0]) is { } pixels && pixels.Distinct().Count() > 1 && pixels.AsSpan().SequenceEqual(PngImage.Read(File.ReadAllBytes(path)).Pixels);
                if (title == "noise" && same)
                    Assert.InRange(new FileInfo(path).Length, 30_000, int.MaxValue);
                File.Delete(path);
                return same;
            });
        }
    }
}
