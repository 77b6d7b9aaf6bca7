namespace Rdfwd.Session.Client;

/// <summary>What becomes of links or files that far programs open.</summary>
public enum LinkPolicy
{
    /// <summary>They are opened at the far end.</summary>
    No,

    /// <summary>They are opened here when the person agrees.</summary>
    Ask,

    /// <summary>They are opened here.</summary>
    Yes,
}
