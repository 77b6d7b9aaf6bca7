using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Keys, clipboard, menus and sizes over a link of 200 ms there and back, which is narrow and stalls too.</summary>
public sealed class SlowLinkTests : IClassFixture<NearDesktop>
{
    private readonly NearDesktop _desktop;

    public SlowLinkTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Theory]
    [InlineData("--delay 100")]
    [InlineData("--delay 100 --rate 2000 --jitter 30 --stall 3:300")]
    public void Terminal_FarAway_IsUsedAsOneNearby(string link)
    {
        using TwoMachines machines = new(_desktop);
        string typed = Path.Combine(machines.Far.Home, "typed");
        string pipe = $"exec:{ProgramPath.Rdfwd} _link {link} -- env HOME={machines.Far.Home} XDG_RUNTIME_DIR={machines.Far.Runtime} RDFWD_RUNTIME_DIR={machines.Far.Sessions} {ProgramPath.Rdfwd} _connect";
        using RunningCommand client = machines.Near.StartRdfwd("start", pipe, "--child", $"xterm -e 'cat > {typed}'");
        DisplayPair pair = machines.Look(SessionFiles.Sole(machines.Far));
        uint window = machines.AwaitShown(pair);
        uint near = pair.NearOf(window);
        pair.Focus(window);

        const string text = "Every key arrives once, in its order: 0123456789.\n";
        pair.Near.Type(text);
        Wait.Until("what was typed arrives", () => File.Exists(typed) && File.ReadAllText(typed) == text);
        pair.AwaitExact(window);

        using RunningCommand owner = machines.Near.Start("sh", "-c", "printf 'from near\\n' | xclip -selection primary -quiet");
        Wait.Until("it is copied", () => PastePrimary(machines) == "from near\n");
        Wait.Until("the far end knows", () => pair.Far.SelectionOwner("PRIMARY") != 0);
        Rect place = pair.Near.Geometry(near)!.Value;
        pair.Near.Click(place.X + 60, place.Y + 100, 2);
        Wait.Until("what was pasted arrives", () => File.ReadAllText(typed) == text + "from near\n");
        pair.AwaitExact(window);

        Wait.Until("a word that was selected there is pasted here", () =>
        {
            pair.Near.Click(place.X + 12, place.Y + 8);
            pair.Near.Click(place.X + 12, place.Y + 8);
            return PastePrimary(machines) == "Every";
        });

        const byte control = 37;
        pair.Near.MovePointer(place.X + 200, place.Y + 60);
        pair.Near.PressKey(control);
        pair.Near.PressButton(1);
        uint menu = (uint)Wait.For<object>("a menu opens at both ends", () => pair.Near.ForwardedWindows().Keys.Where(w => w != window).ToArray() is [uint only] ? only : null);
        Wait.Until("at one place", () => pair.Near.Geometry(pair.NearOf(menu)) is { } shown && shown == pair.Far.Geometry(menu));
        pair.AwaitExact(menu);
        pair.Near.ReleaseButton(1);
        pair.Near.ReleaseKey(control);
        Wait.Until("the menu is gone", () => pair.Near.ForwardedWindows().Count == 1 && pair.Far.HeldKeys().Count == 0);

        for (int step = 0; step < 12; step++)
            pair.Near.Configure(near, new Rect(100 + step, 80, 400 + (step * 12), 300 + (step * 13)));
        Wait.Until("both have the last size", () => pair.Near.Geometry(near) is { Width: > 500 } shown && pair.Far.Geometry(window) == shown);
        pair.AwaitExact(window);
    }

    private static string PastePrimary(TwoMachines machines) => machines.Near.Start("timeout", "20", "xclip", "-o", "-selection", "primary").Result().Output;
}
