namespace Rdfwd.Interop;

/// <summary>
/// Base of every failure that rdfwd reports. The message is one or two sentences for a person: what happened, what was
/// expected, what to do. Any other exception type that reaches the command line is a defect of this program.
/// </summary>
public abstract class RdfwdException : Exception
{
    protected RdfwdException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
