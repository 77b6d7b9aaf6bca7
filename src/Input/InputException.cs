using Rdfwd.Interop;

namespace Rdfwd.Input;

/// <summary>A device, a recording or a rule that cannot be used. <see cref="Reason"/> tells callers which kind of failure it is.</summary>
public sealed class InputException : RdfwdException
{
    public InputException(InputFailure reason, string message, Exception? inner = null)
        : base(message, inner)
    {
        Reason = reason;
    }

    public InputFailure Reason { get; }
}
