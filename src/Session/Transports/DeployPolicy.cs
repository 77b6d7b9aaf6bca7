namespace Rdfwd.Session.Transports;

/// <summary>Whether rdfwd copies itself to a machine that lacks it.</summary>
public enum DeployPolicy
{
    /// <summary>Ask where there is a terminal; else no.</summary>
    Ask,
    Yes,
    No,
}
