namespace Rdfwd.Session.Services;

/// <summary>What the near end does about a notification.</summary>
internal enum NearStep
{
    Nothing,

    /// <summary>It goes to the notification server.</summary>
    Show,

    /// <summary>The server is to close it.</summary>
    Close,

    /// <summary>The far end hears that it is not shown.</summary>
    Refuse,
}
