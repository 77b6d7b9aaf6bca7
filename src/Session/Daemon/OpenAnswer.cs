namespace Rdfwd.Session.Daemon;

/// <summary>What became of a link.</summary>
/// <param name="Outcome">opened, refused, failed, or <see cref="Nobody"/>.</param>
/// <param name="Reason">For a person.</param>
public sealed record OpenAnswer(string Outcome, string Reason)
{
    /// <summary>No client opens links.</summary>
    public const string Nobody = "nobody";
}
