namespace Rdfwd.Session.Links;

/// <summary>What <see cref="LinkWatch"/> decides.</summary>
internal enum LinkStep
{
    Wait,
    Ping,
    Lost,
}
