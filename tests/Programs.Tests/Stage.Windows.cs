using Rdfwd.Display.Geometry;
using Rdfwd.Display.X11;
using Rdfwd.Tests.Support;

namespace Rdfwd.Programs.Tests;

/// <content>What is compared of windows.</content>
internal sealed partial class Stage
{
    /// <summary>The near window says of itself what the far one says, is where that is, and shows its pixels.</summary>
    public void AwaitSame(uint far)
    {
        uint near = Display.NearOf(far);
        Wait.Until("the near window has the title", () => Near.Title(near) == Far.Title(far));
        Wait.Until("the near window has the class", () => Near.Text(near, Atom.WM_CLASS) is { Length: > 0 } name && name == Far.Text(far, Atom.WM_CLASS));
        Wait.Until("the near window has the type", () => KindOf(Near, near) == KindOf(Far, far));
        Wait.Until("the near window has the limits of size", () => LimitsOf(Near, near).SequenceEqual(LimitsOf(Far, far)));
        Wait.Until("the near window belongs to the same one", () => OwnerOf(Far, far) is var owner && (owner == 0 || !Windows().Contains(owner) || OwnerOf(Near, near) == Display.NearOf(owner)));
        Wait.Until("the near window is as modal", () => Near.HasState(near, "_NET_WM_STATE_MODAL") == Far.HasState(far, "_NET_WM_STATE_MODAL"));
        Wait.Until("both are at one place", () => Far.Geometry(far) is { } g && Near.Geometry(near) == g);
        Display.AwaitExact(far);
    }

    /// <summary>Does something that opens a menu or a list; it opens at the same place at both ends, on its window, with the same pixels.</summary>
    public uint OpenPopup(uint owner, Action open)
    {
        HashSet<uint> before = [.. Windows()];
        open();
        uint popup = (uint)Wait.For<object>("a menu opens", () => Windows().Where(w => !before.Contains(w) && IsPopup(w) && Far.Geometry(w) is { Width: > 20, Height: > 20 }).Take(2).ToArray() is [uint only] ? only : null);
        Wait.Until("the near menu is unmanaged and where the far one is", () => Near.OverrideRedirectWindows().Contains(Display.NearOf(popup)) && Near.Geometry(Display.NearOf(popup)) == Far.Geometry(popup));
        Rect menu = Far.Geometry(popup)!.Value, window = Place(owner);
        if (menu.X < window.X - 8 || menu.Y < window.Y - 8 || menu.X > window.X + window.Width || menu.Y > window.Y + window.Height)
            throw new InvalidOperationException($"The menu {menu} is not on its window {window}.");
        Display.AwaitExact(popup);
        return popup;
    }

    /// <summary>The same for a program that drops keys while it still starts: they are struck again until the menu is there.</summary>
    public uint OpenPopupAgainAndAgain(uint owner, Action open)
    {
        HashSet<uint> before = [.. Windows()];
        AgainAndAgain("a menu opens", () => Windows().Any(w => !before.Contains(w)), open, patienceMs: 3000);
        Near.Strike(Escape);
        Near.Strike(Escape);
        Wait.Until("it is gone", () => Windows().All(before.Contains));
        return OpenPopup(owner, open);
    }

    /// <summary>Types into the field that has the keys, in a dialog that drops some while it is still being built: looks what is there, and types it anew.</summary>
    public void FillAgainAndAgain(string text) => AgainAndAgain(
        $"the field holds '{text}'",
        () =>
        {
            Chord('a');
            Chord('c');
            return PasteNear() == text;
        },
        () =>
        {
            Chord('a');
            Near.Type(text);
        },
        patienceMs: 3000);

    /// <summary>Answers a dialog that drops keys while it is still being built, until it is gone.</summary>
    public void AnswerAgainAndAgain(uint dialog, Action answer) =>
        AgainAndAgain("the dialog takes the answer", () => !Near.ForwardedWindows().ContainsKey(dialog), answer, patienceMs: 15_000);

    public void AwaitGone(uint far) => Wait.Until("the near window is gone", () => !Near.ForwardedWindows().ContainsKey(far));

    /// <summary>A window that belongs to another one, has its type and place, and shows its pixels.</summary>
    public uint AwaitDialog(uint owner, Func<string, bool> isIt)
    {
        uint dialog = AwaitWindow("a dialog", isIt);
        Wait.Until("the far dialog belongs to its window", () => OwnerOf(Far, dialog) == owner);
        AwaitSame(dialog);
        return dialog;
    }

    /// <summary>Full screen by the program's own key, and back.</summary>
    public void FullScreenAndBack(uint far, Action toggle)
    {
        uint near = Display.NearOf(far);
        Rect before = Place(far);
        toggle();
        Wait.Until("both windows are full screen", () => Near.HasState(near, "_NET_WM_STATE_FULLSCREEN") && Far.HasState(far, "_NET_WM_STATE_FULLSCREEN"));
        Wait.Until("they fill the screen", () => Near.Geometry(near) == new Rect(0, 0, 1280, 1024) && Far.Geometry(far) == new Rect(0, 0, 1280, 1024));
        Display.AwaitExact(far);
        toggle();
        Wait.Until("both are as before", () => !Near.HasState(near, "_NET_WM_STATE_FULLSCREEN") && Near.Geometry(near) == before && Far.Geometry(far) == before);
        Display.AwaitExact(far);
    }

    /// <summary>A person resizes the near window.</summary>
    public void Resize(uint far, Rect wanted)
    {
        uint near = Display.NearOf(far);
        Near.Configure(near, wanted);
        Wait.Until("both windows have the new size", () => Near.Geometry(near) is { } n && n.Width == wanted.Width && n.Height == wanted.Height && Far.Geometry(far) == n);
        Display.AwaitExact(far);
    }

    // Does something at once, and again whenever it had no effect for a while.
    private static void AgainAndAgain(string what, Func<bool> isDone, Action act, long patienceMs)
    {
        long actedMs = long.MinValue / 2;
        Wait.Until(what, () =>
        {
            if (isDone())
                return true;
            if (Environment.TickCount64 - actedMs > patienceMs)
            {
                actedMs = Environment.TickCount64;
                act();
            }

            return false;
        });
    }

    private static string KindOf(XScreen screen, uint window) => screen.Words(window, Atom._NET_WM_WINDOW_TYPE) is [uint first, ..] ? screen.AtomName(first) : "_NET_WM_WINDOW_TYPE_NORMAL";

    private static uint OwnerOf(XScreen screen, uint window) => screen.Words(window, Atom.WM_TRANSIENT_FOR) is [uint owner, ..] ? owner : 0;

    // Least and largest size, steps and base (ICCCM 4.1.2.3), where they are given.
    private static List<uint> LimitsOf(XScreen screen, uint window)
    {
        const int least = 1 << 4, most = 1 << 5, steps = 1 << 6, origin = 1 << 8;
        uint[] hints = screen.Words(window, Atom.WM_NORMAL_HINTS);
        List<uint> limits = [];
        if (hints.Length < 18)
            return limits;
        foreach ((int flag, int at) in (ReadOnlySpan<(int, int)>)[(least, 5), (most, 7), (steps, 9), (origin, 15)])
            limits.AddRange((hints[0] & flag) != 0 ? [hints[at], hints[at + 1]] : [0, 0]);
        return limits;
    }
}
