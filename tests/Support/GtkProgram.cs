namespace Rdfwd.Tests.Support;

/// <summary>A GTK 3 program that does what it is told: "menu", "close", "maximize", "unmaximize". Its window is "corner".</summary>
public sealed class GtkProgram : IDisposable
{
    private const string Script = """
        import sys, gi
        gi.require_version('Gtk', '3.0')
        from gi.repository import Gdk, GLib, Gtk
        window = Gtk.Window(title='corner')
        window.set_default_size(200, 100)
        button = Gtk.Button(label='button')
        window.add(button)
        menu = Gtk.Menu()
        for i in range(8):
            menu.append(Gtk.MenuItem(label=f'item number {i}'))
        menu.show_all()
        menu.attach_to_widget(button)
        def read(channel, condition):
            word = channel.readline().strip()
            if word == 'menu':
                menu.popup_at_widget(button, Gdk.Gravity.SOUTH_EAST, Gdk.Gravity.NORTH_WEST, None)
            elif word == 'close':
                menu.popdown()
            elif word == 'maximize':
                window.maximize()
            elif word == 'unmaximize':
                window.unmaximize()
            return True
        GLib.io_add_watch(open(sys.argv[1]), GLib.IO_IN, read)
        window.show_all()
        Gtk.main()
        """;

    private readonly TemporaryDirectory _directory = new();
    private readonly RunningProgram _program;
    private readonly StreamWriter _words;

    public GtkProgram(string display)
    {
        string file = Path.Combine(_directory.Path, "program.py"), words = Path.Combine(_directory.Path, "words");
        File.WriteAllText(file, Script);
        _program = new RunningProgram(display, "sh", "-c", $"mkfifo {words} && exec /usr/bin/python3 {file} {words}");
        Wait.Until("its pipe is there", () => File.Exists(words));
        // Open for both, it waits for no reader.
        _words = new StreamWriter(new FileStream(words, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite)) { AutoFlush = true };
    }

    public void Say(string word) => _words.WriteLine(word);

    public void Dispose()
    {
        _program.Dispose();
        _words.Dispose();
        _directory.Dispose();
    }
}
