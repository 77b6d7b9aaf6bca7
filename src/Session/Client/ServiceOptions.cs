namespace Rdfwd.Session.Client;

/// <summary>What this desktop does for far programs.</summary>
/// <param name="Notifications">Shows what they tell.</param>
/// <param name="Inhibition">Keeps the screen on while they want that.</param>
/// <param name="Links">Opens links.</param>
/// <param name="Files">Opens files.</param>
/// <param name="Where">Added to what they say, for example " on host"; empty for nothing.</param>
public sealed record ServiceOptions(bool Notifications = true, bool Inhibition = true, LinkPolicy Links = LinkPolicy.No, LinkPolicy Files = LinkPolicy.No, string Where = "")
{
    /// <summary>Gets what a person should know of files that are opened; any thread.</summary>
    public Action<string> Tell { get; init; } = _ => { };
}
