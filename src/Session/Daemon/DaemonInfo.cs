using System.Text.Json;
using Rdfwd.Display.Far;

namespace Rdfwd.Session.Daemon;

/// <summary>What <c>rdfwd info</c> shows of a session.</summary>
public sealed record DaemonInfo
{
    public required string Display { get; init; }

    public required string Name { get; init; }

    public required string Uuid { get; init; }

    public required string Program { get; init; }

    public required string Build { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>Whether this daemon took the session over from one that ended.</summary>
    public bool Adopted { get; init; }

    public required string Directory { get; init; }

    public required string Log { get; init; }

    public required ProcessInfo Daemon { get; init; }

    /// <summary>What the daemon's memory is made of.</summary>
    public required MemoryInfo Memory { get; init; }

    /// <summary>What the session shows.</summary>
    public FarDisplayKind Kind { get; init; }

    /// <summary>Whether whoever attaches may only look.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The session's own X server; null where it shows somebody's display.</summary>
    public ProcessInfo? XServer { get; init; }

    public required IReadOnlyList<ProcessInfo> Programs { get; init; }

    public bool ExitWithChildren { get; init; }

    public double IdleTimeoutSeconds { get; init; }

    /// <summary>The attached client, or null.</summary>
    public ClientInfo? Client { get; init; }

    /// <summary>What the session does for its programs beside windows.</summary>
    public required Services.ServicesInfo Services { get; init; }

    /// <summary>What the display part says: windows, codecs, and why.</summary>
    public JsonElement Picture { get; init; }
}
