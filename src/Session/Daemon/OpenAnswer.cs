namespace Rdfwd.Session.Daemon;

/// <summary>What became of a link or file.</summary>
/// <param name="Outcome">opened, refused, failed, or one of the words below.</param>
/// <param name="Reason">For a person.</param>
public sealed record OpenAnswer(string Outcome, string Reason)
{
    /// <summary>No client opens it.</summary>
    public const string Nobody = "nobody";

    /// <summary>It is nothing that near ends open.</summary>
    public const string Left = "left";

    /// <summary>It is on its way, or a person is asked.</summary>
    public const string Waiting = "waiting";
}
