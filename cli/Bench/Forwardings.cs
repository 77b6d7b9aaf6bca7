using Rdfwd.Bench.Link;
using Rdfwd.Bench.Runs;
using Rdfwd.Session.Processes;

namespace Rdfwd.Cli.Bench;

/// <summary>What can be measured, by the words of <c>--over</c>.</summary>
internal static class Forwardings
{
    public const string Ssh = "ssh";
    public const string Memory = "memory";
    public const string Nothing = "nothing";
    public const string Xpra = "xpra";
    public const string Vnc = "vnc";

    /// <summary>What a matrix may name.</summary>
    public static IReadOnlyList<string> All { get; } = [Ssh, Memory, Nothing, Xpra, Vnc];

    /// <summary>Which may have a simulated link.</summary>
    public static bool HasLink(string over) => over is not (Memory or Nothing);

    public static bool IsInstalled(string over) => over switch
    {
        Xpra => Finds("xpra"),
        Vnc => Finds("Xvnc") && Finds("xtigervncviewer"),
        _ => true,
    };

    public static IForwarding Create(string over, BenchGround ground, LinkShape link) => over switch
    {
        Nothing => new DirectForwarding(ground.Site),
        Memory => new MemoryForwarding(ground.Site),
        Xpra => new XpraForwarding(ground.Site, ground.Ssh, link),
        Vnc => new VncForwarding(ground.Site, link),
        _ => new SessionForwarding(ground.Site, ground.Ssh, link),
    };

    private static bool Finds(string program) => ProgramFinder.TryFind(program, Environment.GetEnvironmentVariable("PATH"), out _);
}
