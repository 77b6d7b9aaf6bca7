using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>What the other tests rely on can fail: each of these must see a fault that was put there.</summary>
public sealed class HarnessTests : IClassFixture<NearDesktop>
{
    private readonly NearDesktop _desktop;

    public HarnessTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Fact]
    public void IsExact_OnePixelDiffers_SeesIt()
    {
        using Painter one = new(_desktop.Display, "one", 200, 100, seed: 1);
        using XServerProcess other = new();
        using XScreen far = new(other.Display);
        using Painter two = new(other.Display, "two", 200, 100, seed: 1);
        DisplayPair pair = new(far, _desktop.Screen);
        Wait.Until("both windows show the same", () => pair.IsExact(two.Window, one.Window));
        two.PaintPixel(77, 33, 0x010203);
        Assert.False(pair.IsExact(two.Window, one.Window));
    }

    [Fact]
    public void Processes_OneIsLeftOver_SeesIt()
    {
        using Machine machine = new();
        using RunningCommand left = machine.Start("sleep", "1000");
        Wait.Until("it runs", () => machine.Processes().Values.Contains("sleep 1000"));
        left.Signal(Libc.SIGKILL);
        _ = left.Result();
        Assert.Empty(machine.Processes());
    }

    [Fact]
    public void Failure_TwoSentencesOrATrace_IsRefused()
    {
        Expect.Failure(5, new CommandResult(5, "", "rdfwd: a sentence\n  explained\n"), "sentence");
        foreach (CommandResult wrong in (CommandResult[])
        [
            new(4, "", "rdfwd: a sentence\n"),
            new(5, "", "rdfwd: a sentence\nrdfwd: another\n"),
            new(5, "", "a sentence\n"),
            new(5, "out", "rdfwd: a sentence\n"),
            new(5, "", "rdfwd: a System.Exception\n"),
            new(5, "", "rdfwd: something else\n"),
        ])
        {
            Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Expect.Failure(5, wrong, "a sentence"));
        }
    }
}
