using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire;

/// <summary>The version of the protocol (docs/protocol.md, "Greeting").</summary>
public static class ProtocolVersion
{
    /// <summary>Ends with different majors do not understand each other.</summary>
    public const uint Major = 1;

    /// <summary>Counts additions that older ends skip.</summary>
    public const uint Minor = 0;

    /// <summary>
    /// The goodbye for a peer of another major version, which names both versions, or null when the peer fits.
    /// </summary>
    /// <param name="own">What this end sent.</param>
    /// <param name="peer">What the peer sent.</param>
    public static Bye? Refuse(Hello own, Hello peer)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(peer);
        if (own.Major == peer.Major)
            return null;
        return new Bye(
            DisconnectReason.VersionMismatch,
            $"{own.Program} speaks protocol {own.Major}.{own.Minor} and {peer.Program} speaks {peer.Major}.{peer.Minor}. Install the same version at both ends.");
    }
}
