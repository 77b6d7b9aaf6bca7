using Rdfwd.Interop;

namespace Rdfwd.Session;

/// <summary>A session could not be started, reached or kept. The message is for a person: what, why, what to do.</summary>
public sealed class SessionException : RdfwdException
{
    public SessionException(Failure failure, string message, Exception? inner = null)
        : base(message, inner)
    {
        Failure = failure;
    }

    public Failure Failure { get; }

    /// <summary>Lines that explain the failure (the tail of a log, a list of sessions), printed after the sentence. Empty when none.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];
}
