namespace Rdfwd.Input.Routing;

/// <summary>What a key made the router decide.</summary>
public enum RouteAction
{
    None,

    /// <summary>The other side shall get the input as soon as nothing is held.</summary>
    ToggleAsked,

    /// <summary>Everything shall be let go and the program end.</summary>
    Panic,
}
