using System.Text.Json.Serialization;

namespace Rdfwd.Session.Health;

/// <summary>How one check of <c>doctor</c> ended.</summary>
public enum CheckState
{
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>Something works less well, or only some uses need it.</summary>
    [JsonStringEnumMemberName("limited")]
    Limited,

    /// <summary>Sessions do not work without it.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,
}
