namespace Rdfwd.Session.Starting;

/// <summary>What a connector tells the daemon that it starts, as JSON on its standard input.</summary>
public sealed record DaemonRequest
{
    /// <summary>The options of <c>start</c> (<see cref="StartOptions.FromWire"/>); empty for an adoption.</summary>
    public Dictionary<string, string[]> Options { get; init; } = [];

    /// <summary>The directory of a session whose daemon is gone and whose X server lives, or empty for a new session.</summary>
    public string Adopt { get; init; } = "";
}
