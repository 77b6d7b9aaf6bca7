namespace Rdfwd.Tests.Support;

/// <summary>A GTK 3 entry that writes down what it holds when Return is struck in it, a line each, and is empty then.</summary>
public sealed class EntrySink : IDisposable
{
    private const string Program = """
        import sys, gi
        gi.require_version('Gtk', '3.0')
        from gi.repository import Gtk
        title, path = sys.argv[1:]
        def activate(entry):
            with open(path, 'a', encoding='utf-8') as lines:
                lines.write(entry.get_text() + '\n')
            entry.set_text('')
        window = Gtk.Window(title=title)
        entry = Gtk.Entry()
        entry.connect('activate', activate)
        window.add(entry)
        window.connect('destroy', Gtk.main_quit)
        window.show_all()
        Gtk.main()
        """;

    private readonly TemporaryDirectory _directory = new();
    private readonly RunningProgram _program;
    private readonly string _file;

    public EntrySink(string display, XScreen screen, string title)
    {
        _file = Path.Combine(_directory.Path, "lines");
        File.WriteAllText(_file, "");
        _program = new RunningProgram(display, "/usr/bin/python3", "-c", Program, title, _file);
        Window = (uint)Wait.For<object>($"a window titled {title}", () => screen.WindowsTitled(title) is [uint only] ? only : null);
    }

    public uint Window { get; }

    /// <summary>The lines so far.</summary>
    public string Text => File.ReadAllText(_file);

    public void Dispose()
    {
        _program.Dispose();
        _directory.Dispose();
    }
}
