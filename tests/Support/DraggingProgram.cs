using Rdfwd.Display.Geometry;

namespace Rdfwd.Tests.Support;

/// <summary>A GTK program whose window is a file that a person may drag away.</summary>
public sealed class DraggingProgram : IDisposable
{
    // "begin", then "done" or "failed", a line each.
    private const string Source = """
        import sys, gi
        gi.require_version('Gtk', '3.0')
        from gi.repository import Gtk, Gdk
        title, log, uris = sys.argv[1], sys.argv[2], sys.argv[3:]
        failed = False
        def write(line):
            with open(log, 'a') as f: f.write(line + '\n')
        def begin(w, context):
            global failed
            failed = False
            write('begin')
        def fail(w, context, result):
            global failed
            failed = True
            return True
        def end(w, context): write('failed' if failed else 'done')
        window = Gtk.Window(title=title)
        window.set_default_size(160, 120)
        box = Gtk.EventBox()
        box.add(Gtk.Label(label='drag me'))
        box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [Gtk.TargetEntry.new('text/uri-list', 0, 0)], Gdk.DragAction.COPY)
        box.connect('drag-begin', begin)
        box.connect('drag-data-get', lambda w, context, data, info, time: data.set_uris(uris))
        box.connect('drag-failed', fail)
        box.connect('drag-end', end)
        window.add(box)
        window.connect('destroy', Gtk.main_quit)
        window.show_all()
        Gtk.main()
        """;

    private readonly TemporaryDirectory _directory = new();
    private readonly RunningProgram _program;
    private readonly XScreen _screen;
    private readonly string _log;

    /// <param name="display">Its display.</param>
    /// <param name="screen">A person's hands there.</param>
    /// <param name="title">Its window's title.</param>
    /// <param name="uris">What it gives.</param>
    public DraggingProgram(string display, XScreen screen, string title, params string[] uris)
    {
        _screen = screen;
        _log = Path.Combine(_directory.Path, "log");
        string script = Path.Combine(_directory.Path, "drag.py");
        File.WriteAllText(script, Source);
        File.WriteAllText(_log, "");
        _program = new RunningProgram(display, ["/usr/bin/python3", script, title, _log, .. uris]);
        Window = (uint)Wait.For<object>("the window to drag from", () => screen.WindowsTitled(title) is [uint only] ? only : null);
    }

    public uint Window { get; }

    /// <summary>Drags to a place on the screen and lets go, again until the target takes it: a target may come to know of the drag after the button is up.</summary>
    public void DragTo(Func<(int X, int Y)> target)
    {
        Wait.Until("the drag is taken", () =>
        {
            int before = Lines().Length;
            Rect from = _screen.Geometry(Window)!.Value;
            (int x, int y) = target();
            _screen.MovePointer(from.X + 60, from.Y + 60);
            _screen.PressButton(1);
            Wait.Until("the drag begins", () =>
            {
                _screen.StepPointer(_screen.Pointer().X > from.X + 100 ? -20 : 20, 0);
                return Lines().Length > before;
            });
            for (int step = 0; step < 20; step++)
                _screen.MovePointer(x - 20 + step, y);
            _screen.ReleaseButton(1);
            Wait.Until("the drag ends", () => Lines().Length > before + 1);
            return Lines()[^1] == "done";
        });
    }

    public void Dispose()
    {
        _program.Dispose();
        _directory.Dispose();
    }

    private string[] Lines() => File.ReadAllText(_log).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
