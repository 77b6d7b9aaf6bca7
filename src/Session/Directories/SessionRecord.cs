using Rdfwd.Display.Far;

namespace Rdfwd.Session.Directories;

/// <summary>
/// What <c>session.json</c> says of a session: enough for anyone to name it and for a new daemon to adopt it when the old
/// one is gone.
/// </summary>
public sealed record SessionRecord
{
    /// <summary>A person's name for it, unique on the machine; the first child's program name when none was given.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a person chose the name.</summary>
    public bool Named { get; init; }

    /// <summary>Random, in the form of RFC 9562; stays through adoption.</summary>
    public required string Uuid { get; init; }

    /// <summary>The X display number.</summary>
    public required int Display { get; init; }

    /// <summary>The version of the program that the daemon runs.</summary>
    public required string Version { get; init; }

    public required int ProtocolMajor { get; init; }

    public required DateTimeOffset Started { get; init; }

    public ProcessRecord? Daemon { get; init; }

    /// <summary>The X server; null while it is being started.</summary>
    public ProcessRecord? XServer { get; init; }

    /// <summary>The programs that are still running, in the order in which they were started.</summary>
    public IReadOnlyList<ProcessRecord> Children { get; init; } = [];

    /// <summary>The command lines given with <c>--child</c> at the start: what <c>start</c> compares to find its session again.</summary>
    public IReadOnlyList<string> StartedWith { get; init; } = [];

    public bool ExitWithChildren { get; init; }

    /// <summary>Seconds without a client after which the session stops; 0 = never.</summary>
    public double IdleTimeoutSeconds { get; init; }

    /// <summary>auto, lossless or h264.</summary>
    public string Encoding { get; init; } = "auto";

    /// <summary>What the session shows.</summary>
    public FarDisplayKind Kind { get; init; }

    /// <summary>Whether nobody who attaches may do more than look.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Variables that every child gets, as NAME=VALUE.</summary>
    public IReadOnlyList<string> Environment { get; init; } = [];
}
