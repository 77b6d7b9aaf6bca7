using Rdfwd.Bench.Link;
using Rdfwd.Bench.Runs;
using Rdfwd.Session;
using Rdfwd.Session.Processes;

namespace Rdfwd.Cli.Bench;

/// <summary>What can be measured, by the words of <c>--over</c>.</summary>
internal static class Forwardings
{
    public const string Ssh = "ssh";
    public const string Desktop = "desktop";
    public const string Shadow = "shadow";
    public const string Memory = "memory";
    public const string Nothing = "nothing";
    public const string Xpra = "xpra";
    public const string Vnc = "vnc";
    public const string Waypipe = "waypipe";

    /// <summary>What a matrix may name.</summary>
    public static IReadOnlyList<string> All { get; } = [Ssh, Desktop, Shadow, Memory, Nothing, Xpra, Vnc, Waypipe];

    /// <summary>Which may have a simulated link.</summary>
    public static bool HasLink(string over) => over is not (Memory or Nothing);

    public static bool IsInstalled(string over) => Missing(over).Count == 0;

    /// <summary>The programs that it needs and that are not installed. waypipe forwards Wayland alone, so X has to be made Wayland and back for it.</summary>
    public static IReadOnlyList<string> Missing(string over)
    {
        string[] needed = over switch
        {
            Xpra => ["xpra"],
            Vnc => ["Xvnc", "xtigervncviewer", "ss"],
            Waypipe => ["waypipe", "weston", "Xwayland"],
            _ => [],
        };
        return [.. needed.Where(program => !Finds(program))];
    }

    /// <summary>For an error: what is missing, and what installs it.</summary>
    /// <exception cref="SessionException">It needs a program that is not installed.</exception>
    public static void Check(string over)
    {
        if (!IsInstalled(over))
            throw new SessionException(Failure.Refused, $"{over} cannot be measured, as there is {Lack(over)}");
    }

    /// <summary>As in "no weston on this machine; install it with: …"; for one that is not installed.</summary>
    public static string Lack(string over)
    {
        IReadOnlyList<string> missing = Missing(over);
        return $"no {string.Join(" and no ", missing)} on this machine; {BenchPackages.Cure(missing)}";
    }

    public static IForwarding Create(string over, BenchGround ground, LinkShape link) => over switch
    {
        Nothing => new DirectForwarding(ground.Site),
        Memory => new MemoryForwarding(ground.Site),
        Xpra => new XpraForwarding(ground.Site, ground.Ssh, link),
        Vnc => new VncForwarding(ground.Site, link),
        Waypipe => new WaypipeForwarding(ground.Site, ground.Ssh, link),
        Desktop => new SessionForwarding(ground.Site, ground.Ssh, link, SessionKind.Desktop),
        Shadow => new SessionForwarding(ground.Site, ground.Ssh, link, SessionKind.Shadow),
        _ => new SessionForwarding(ground.Site, ground.Ssh, link),
    };

    private static bool Finds(string program) => ProgramFinder.TryFind(program, Environment.GetEnvironmentVariable("PATH"), out _);
}
