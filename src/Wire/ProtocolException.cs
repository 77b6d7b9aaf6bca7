using Rdfwd.Interop;

namespace Rdfwd.Wire;

/// <summary>The peer sent bytes that the protocol does not allow. The connection cannot go on.</summary>
public sealed class ProtocolException : RdfwdException
{
    public ProtocolException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
