namespace Rdfwd.Tests.Support;

/// <summary>An xterm that writes down the text it gets. It composes as programs do, through libX11, and takes every character as it is.</summary>
public sealed class TextSink : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RunningProgram _xterm;
    private readonly string _file;
    private readonly XScreen _screen;

    public TextSink(string display, XScreen screen, string title)
    {
        _screen = screen;
        _file = Path.Combine(_directory.Path, "text");
        _xterm = new RunningProgram(display, "xterm", "-u8", "-title", title, "-xrm", "XTerm*shiftFonts: false", "-e", $"stty -icanon -isig -iexten -ixon -echo; cat > {_file}");
        Window = (uint)Wait.For<object>($"a window titled {title}", () => screen.WindowsTitled(title) is [uint only] ? only : null);
        Wait.Until("it runs", () => File.Exists(_file));
    }

    public uint Window { get; }

    /// <summary>The lines that were ended so far.</summary>
    public string Text => File.ReadAllText(_file);

    /// <summary>Gives the focus to a window and waits until this program has it.</summary>
    public void Focus(XScreen near, uint nearWindow)
    {
        near.Focus(nearWindow);
        Wait.Until("the program has the focus", () => _screen.FocusedWindow() == Window);
    }

    /// <summary>Strikes every key into a window that leads here; what came of it.</summary>
    public string ReceiveEveryKey(XScreen near, uint nearWindow)
    {
        Focus(near, nearWindow);
        int before = Text.Length;
        near.StrikeEveryKey();
        Wait.Until($"all of it arrives in {_file}", () => Text.AsSpan(before).EndsWith("\n\n\n"));
        return Text[before..];
    }

    /// <summary>All that came after the first so many characters, once it has so many lines.</summary>
    public string Receive(int before, int lines)
    {
        Wait.Until("all lines arrive", () => Text.AsSpan(before).Count('\n') >= lines);
        return Text[before..];
    }

    public void Dispose()
    {
        _xterm.Dispose();
        _directory.Dispose();
    }
}
