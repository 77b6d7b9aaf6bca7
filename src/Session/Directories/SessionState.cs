using System.Text.Json.Serialization;

namespace Rdfwd.Session.Directories;

/// <summary>What can be said of a session from outside.</summary>
public enum SessionState
{
    /// <summary>Its daemon answers.</summary>
    [JsonStringEnumMemberName("live")]
    Live,

    /// <summary>The daemon is gone but the X server runs: <c>attach</c> or <c>start</c> on that display adopts it.</summary>
    [JsonStringEnumMemberName("dead")]
    Dead,

    /// <summary>Something is there that cannot be judged: another user's, unreadable, or being started just now.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
