namespace Rdfwd.Session.Starting;

/// <summary>What a starting daemon tells its connector, as one line of JSON on its standard output.</summary>
public sealed record DaemonReport
{
    /// <summary>The session's directory when it is ready; empty when it failed.</summary>
    public string Directory { get; init; } = "";

    public Failure Failure { get; init; }

    /// <summary>A sentence for a person.</summary>
    public string Message { get; init; } = "";

    public IReadOnlyList<string> Details { get; init; } = [];
}
