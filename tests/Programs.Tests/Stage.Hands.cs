using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.Programs.Tests;

/// <content>What a person does.</content>
internal sealed partial class Stage
{
    private const byte Shift = 50, Control = 37, Alt = 64;

    /// <summary>Escape's keycode on an evdev keyboard.</summary>
    public const byte Escape = 9, Return = 36, F10 = 76, F11 = 95, Space = 65;

    /// <summary>Clicks into a window, this far from its corner.</summary>
    public void Click(uint far, int x, int y, byte button = 1)
    {
        Rect place = Place(far);
        Near.Click(place.X + x, place.Y + y, button);
    }

    /// <summary>Gives a window the focus without a click into its content.</summary>
    public void Activate(uint far)
    {
        uint near = Display.NearOf(far);
        Near.AskActivate(near);
        Wait.Until("the near window is active", () => Near.ActiveWindow() == near);
        // Toolkits give the focus on to windows of their own.
        Wait.Until("the far window has the focus", () => Far.FocusedWindow() is var focused && (focused == far || (focused > 1 && IsWithin(focused, far))));
    }

    public void Chord(char letter, bool shift = false)
    {
        Near.PressKey(Control);
        if (shift)
            Near.PressKey(Shift);
        Near.Type(letter.ToString());
        if (shift)
            Near.ReleaseKey(Shift);
        Near.ReleaseKey(Control);
    }

    /// <summary>Control and the left button.</summary>
    public void ControlPress(uint far, int x, int y)
    {
        Rect place = Place(far);
        Near.MovePointer(place.X + x, place.Y + y);
        Near.PressKey(Control);
        Near.PressButton(1);
    }

    public void ControlRelease()
    {
        Near.ReleaseButton(1);
        Near.ReleaseKey(Control);
    }

    public void AltKey(char letter)
    {
        Near.PressKey(Alt);
        Near.Type(letter.ToString());
        Near.ReleaseKey(Alt);
    }

    /// <summary>A near program owns a selection with this text.</summary>
    public void CopyNear(string text, string selection = "clipboard")
    {
        string name = selection.ToUpperInvariant();
        uint before = Far.SelectionOwner(name);
        File.WriteAllText(PathOf("copy"), text);
        _running.Add(new RunningProgram(Display.NearServer.Display, "xclip", "-selection", selection, "-quiet", PathOf("copy")));
        Wait.Until("it is copied", () => PasteNear(selection) == text);
        Wait.Until("the far end knows", () => Far.SelectionOwner(name) is var owner && owner != 0 && owner != before);
    }

    /// <summary>What a near program pastes.</summary>
    public string PasteNear(string selection = "clipboard")
    {
        string file = PathOf("paste");
        using RunningProgram paste = new(Display.NearServer.Display, "sh", "-c", $"timeout 20 xclip -o -selection {selection} > {file} 2>/dev/null");
        Wait.Until("the paste ends", () => paste.HasExited);
        return File.ReadAllText(file);
    }

    public static void AwaitText(string file, string text) =>
        Wait.Until($"{Path.GetFileName(file)} holds '{text}'", () => File.Exists(file) && File.ReadAllText(file).TrimEnd('\n') == text);

    /// <summary>A near person closes a window, and its program ends.</summary>
    public void Close(uint far, RunningProgram program)
    {
        Near.AskClose(Display.NearOf(far));
        Wait.Until("the program ends", () => program.HasExited);
        Wait.Until("no near window is left", () => Windows().Count == 0);
    }

    private bool IsWithin(uint window, uint container)
    {
        for (uint parent = Far.Parent(window); parent != 0; parent = Far.Parent(parent))
        {
            if (parent == container)
                return true;
        }

        return false;
    }
}
