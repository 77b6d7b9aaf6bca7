using Rdfwd.Display.Geometry;
using Rdfwd.Tests.Support;

namespace Rdfwd.Programs.Tests;

/// <summary>One program of a far machine, seen and used under a near window manager. Every step becomes a cell of the table.</summary>
internal sealed partial class Stage : IDisposable
{
    private readonly CompatTable _table;
    private readonly string _program;
    private readonly string _manager;
    private readonly TemporaryDirectory _directory = new();
    private readonly List<RunningProgram> _running = [];

    static Stage()
    {
        // A program of 500 MB on a busy machine; nothing waits this long that will happen.
        Wait.Bound = TimeSpan.FromMinutes(2);
    }

    /// <param name="table">Gets the results.</param>
    /// <param name="program">Its name in the table.</param>
    /// <param name="manager">openbox or xfwm4, which composites.</param>
    public Stage(CompatTable table, string program, string manager)
    {
        (_table, _program, _manager) = (table, program, manager);
        Display = new ForwardedDisplay(compositing: manager == "xfwm4", clipboard: true);
    }

    public ForwardedDisplay Display { get; }

    public XScreen Near => Display.Near;

    public XScreen Far => Display.Far;

    /// <summary>The home of the far user.</summary>
    public string Home => _directory.Path;

    public string PathOf(string name) => Path.Combine(_directory.Path, name);

    /// <summary>Starts a program in the session.</summary>
    public RunningProgram Start(params string[] command)
    {
        RunningProgram program = new(
            Display.FarServer.Display,
            ["env", $"HOME={Home}", $"XDG_CONFIG_HOME={Home}/.config", $"XDG_CACHE_HOME={Home}/.cache", $"XDG_DATA_HOME={Home}/.local/share", $"XDG_RUNTIME_DIR={Home}", .. command]);
        _running.Add(program);
        return program;
    }

    /// <summary>Tries one feature; what fails is told by its exception.</summary>
    public void Step(string feature, Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            _table.Add(_program, feature, _manager, works: false);
            throw new InvalidOperationException($"{_program}, {feature}, {_manager}: {e.Message}", e);
        }

        _table.Add(_program, feature, _manager, works: true);
    }

    /// <summary>The forwarded far windows, those of menus and tooltips too.</summary>
    public IReadOnlyCollection<uint> Windows() => [.. Near.ForwardedWindows().Keys];

    /// <summary>The far window that a person would name so, once it is forwarded.</summary>
    /// <param name="what">How it is called when it does not come.</param>
    /// <param name="isIt">Tells it apart, by its title, from the others.</param>
    public uint AwaitWindow(string what, Func<string, bool> isIt) => (uint)Wait.For<object>(
        what,
        () => Windows().Where(w => !IsPopup(w) && Far.Title(w) is { } title && isIt(title)).Take(2).ToArray() is [uint only] ? only : null);

    public Rect Place(uint far) => Near.Geometry(Display.NearOf(far)) ?? throw new InvalidOperationException("The near window is gone.");

    public void Dispose()
    {
        foreach (RunningProgram program in _running)
            program.Dispose();
        Display.Dispose();
        _directory.Dispose();
    }

    private bool IsPopup(uint far) => Far.OverrideRedirectWindows().Contains(far);
}
