using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.Display.Tests.EndToEnd;

/// <summary>The pointer as a person sees it and as far programs use it.</summary>
public sealed class PointerTests
{
    [Fact]
    public void Cursor_OfEachWindow_IsThatOfItsProgram()
    {
        using ForwardedDisplay display = new();
        using RunningProgram xterm = new(display.FarServer.Display, "xterm", "-title", "beam", "-geometry", "80x24+400+400");
        using RunningProgram clock = new(display.FarServer.Display, "xclock", "-title", "arrow", "-geometry", "200x200+20+20");
        uint text = display.NearOf(display.FarWindow("beam")), plain = display.NearOf(display.FarWindow("arrow"));
        string beam = SeeCursorIn(display, text);
        string arrow = SeeCursorIn(display, plain);
        Assert.NotEqual(beam, arrow);
        // The second time no round trip is needed: each near window keeps its own.
        display.Stall();
        Rect t = display.Near.Geometry(text)!.Value;
        display.Near.MovePointer(t.X + 50, t.Y + 50);
        Assert.Equal(beam, display.Near.CursorPicture());
        display.Resume();
    }

    [Fact]
    public void Cursor_ThatMoves_MovesNearToo()
    {
        using ForwardedDisplay display = new();
        using EventRecorder recorder = new(display.FarServer.Display, "animated");
        recorder.SetAnimatedCursor();
        uint near = display.NearOf(recorder.Window);
        HashSet<string> seen = [];
        int looks = 0;
        Wait.Until("all three pictures are seen", () =>
        {
            // A pointer that rests where a window only then appears says nothing to the far end.
            if (looks++ % 50 == 0 && display.Near.Geometry(near) is { } g)
                display.Near.MovePointer(g.X + 40 + (looks / 50 % 2), g.Y + 40);
            string now = display.Near.CursorPicture();
            if (now.StartsWith("3,5 16x16", StringComparison.Ordinal))
                seen.Add(now);
            return seen.Count == 3;
        });
    }

    [Fact]
    public void Curve_DrawnWhileTheLinkIsStuck_KeepsEveryPoint()
    {
        using ForwardedDisplay display = new();
        using EventRecorder recorder = new(display.FarServer.Display, "curve");
        Rect g = Settle(display, recorder);
        display.Near.MovePointer(g.X + 1, g.Y + 1);
        display.Near.PressButton(1);
        Wait.Until("the button is down", () => recorder.Events.Contains("button 1"));
        recorder.Clear();
        List<string> expected = [];
        display.Stall();
        for (int i = 0; i < 1500; i++)
        {
            (int x, int y) = (10 + (i % 379), 10 + (int)((i * 7L) % 281));
            display.Near.MovePointer(g.X + x, g.Y + y);
            expected.Add($"at {x},{y}");
        }

        display.Resume();
        display.Near.ReleaseButton(1);
        expected.Add("up 1");
        Wait.Until("the button is up", () => recorder.Events.Contains("up 1"));
        Assert.Equal(expected, recorder.Events);
    }

    [Fact]
    public void Pointer_ThatAGamePutsBack_TurnsAsFarAsTheMouse()
    {
        using ForwardedDisplay display = new(windowManager: false);
        using SpinningGame game = new(display.FarServer.Display, "game");
        uint near = display.NearOf(game.Window);
        Rect g = display.Near.Geometry(near)!.Value;
        Wait.Until("both are at one place", () => display.Far.Geometry(game.Window) == g);
        display.Near.Focus(near);
        Wait.Until("it has the focus", () => display.Far.FocusedWindow() == game.Window);
        display.Near.MovePointer(g.X + 190, g.Y + 150);
        Wait.Until("the game has the pointer", () => display.Far.Pointer() is { } p && p.X == g.X + 200);
        long before = game.Turned;
        // Further than the screen is wide, in swift strokes.
        for (int stroke = 1; stroke <= 100; stroke++)
        {
            for (int step = 0; step < 8; step++)
                display.Near.StepPointer(5, 0);
            // On a busy machine the near pointer may be put back later than the game has turned; outside of the window it turns nothing.
            Wait.Until($"stroke {stroke} is done", () => game.Turned - before == stroke * 40 && display.Near.Pointer().X - (g.X + 200) < 100, () => $"turned {game.Turned - before}, near {display.Near.Pointer()}, far {display.Far.Pointer()}");
        }

        Wait.Until("the near pointer was put back as well", () => Math.Abs(display.Near.Pointer().X - (g.X + 200)) < 200);
    }

    [Fact]
    public void Pointer_ConfinedByAProgram_StaysInItsWindow()
    {
        using ForwardedDisplay display = new(windowManager: false);
        using EventRecorder recorder = new(display.FarServer.Display, "confined");
        Rect g = Settle(display, recorder);
        display.Near.Focus(display.NearOf(recorder.Window));
        Wait.Until("it has the focus", () => display.Far.FocusedWindow() == recorder.Window);
        display.Near.MovePointer(g.X + 390, g.Y + 150);
        Wait.Until("the pointer is there", () => recorder.Events.Contains("at 390,150"));
        recorder.ConfinePointer();
        display.Near.StepPointer(9, 0);
        for (int i = 0; i < 5; i++)
            display.Near.StepPointer(4, 0);
        Wait.Until("the far pointer is at the edge", () => display.Far.Pointer().X == g.X + 399);
        display.Near.StepPointer(-30, 0);
        Wait.Until("it comes back from there", () => display.Far.Pointer().X <= g.X + 399 - 10);
    }

    [Fact]
    public void Pointer_FrozenByAGrab_IsMovedByNobody()
    {
        using ForwardedDisplay display = new(windowManager: false);
        using EventRecorder recorder = new(display.FarServer.Display, "frozen");
        Rect g = Settle(display, recorder);
        display.Near.Focus(display.NearOf(recorder.Window));
        Wait.Until("it has the focus", () => display.Far.FocusedWindow() == recorder.Window);
        display.Far.FreezePointerOnPress(recorder.Window);
        display.Near.MovePointer(g.X + 10, g.Y + 10);
        Wait.Until("the pointer is there", () => recorder.Events.Contains("at 10,10"));
        recorder.Clear();
        display.Near.PressButton(1);
        Wait.Until("the press froze it", () => display.Far.GotPress());
        for (int i = 1; i <= 20; i++)
            display.Near.MovePointer(g.X + 10 + (i * 10), g.Y + 10 + (i * 5));
        display.Near.ReleaseButton(1);
        Wait.Until("the far end has it all", () => display.Far.CursorPlace() == (g.X + 210, g.Y + 110));
        display.Far.ThawPointer();
        Wait.Until("the button is up", () => recorder.Events.Contains("up 1"));
        Assert.Equal((g.X + 210, g.Y + 110), (display.Near.Pointer().X, display.Near.Pointer().Y));
        Assert.Equal("at 210,110", recorder.Events.Last(e => e.StartsWith("at ", StringComparison.Ordinal)));
        display.Near.MovePointer(g.X + 30, g.Y + 40);
        Wait.Until("it goes on from there", () => recorder.Events.Contains("at 30,40"));
        Assert.Equal((g.X + 30, g.Y + 40), (display.Near.Pointer().X, display.Near.Pointer().Y));
    }

    private static string SeeCursorIn(ForwardedDisplay display, uint near)
    {
        Rect g = display.Near.Geometry(near)!.Value;
        display.Near.MovePointer(g.X + 50, g.Y + 50);
        Wait.Until("the far pointer is there", () => display.Far.Pointer() is { } p && p.X == g.X + 50 && p.Y == g.Y + 50);
        string far = display.Far.CursorPicture();
        Wait.Until("the near pointer looks like the far one", () => display.Near.CursorPicture() == far);
        return far;
    }

    private static Rect Settle(ForwardedDisplay display, EventRecorder recorder)
    {
        Rect g = display.Near.Geometry(display.NearOf(recorder.Window))!.Value;
        Wait.Until("both are at one place", () => display.Far.Geometry(recorder.Window) == g);
        return g;
    }
}
