using Rdfwd.Interop;

namespace Rdfwd.Wire;

/// <summary>The link failed while a message was read or written: it closed, broke, or stayed silent for too long.</summary>
public sealed class LinkException : RdfwdException
{
    public LinkException(DisconnectReason reason, string message)
        : base(message)
    {
        Reason = reason;
    }

    /// <summary><see cref="DisconnectReason.LinkLost"/> or <see cref="DisconnectReason.Timeout"/>.</summary>
    public DisconnectReason Reason { get; }
}
