using Rdfwd.Display.Far;

namespace Rdfwd.Session.Directories;

/// <summary>One line of <c>rdfwd list</c>.</summary>
public sealed record SessionListing
{
    /// <summary>With the colon, as in <c>:7</c>.</summary>
    public required string Display { get; init; }

    public required SessionState State { get; init; }

    public string Name { get; init; } = "";

    public string Uuid { get; init; } = "";

    public string Version { get; init; } = "";

    public DateTimeOffset? Started { get; init; }

    /// <summary>What it shows.</summary>
    public FarDisplayKind Kind { get; init; }

    /// <summary>The commands that run in it.</summary>
    public IReadOnlyList<string> Programs { get; init; } = [];

    /// <summary>Where its directory is.</summary>
    public required string Directory { get; init; }

    /// <summary>Why the state is what it is, where that is not plain.</summary>
    public string? Remark { get; init; }
}
