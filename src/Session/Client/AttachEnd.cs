namespace Rdfwd.Session.Client;

/// <summary>How an attached client ended.</summary>
public enum AttachEnd
{
    /// <summary>It left or was asked to leave; the session lives on.</summary>
    Detached,

    /// <summary>The session ended.</summary>
    SessionEnded,

    /// <summary>See <see cref="AttachResult.Failure"/>.</summary>
    Failed,
}
