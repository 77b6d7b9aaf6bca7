using Rdfwd.Interop;
using Rdfwd.Wire;

namespace Rdfwd.Session.Client;

/// <summary>What may become of a link that was there once. Pure.</summary>
internal static class LostLink
{
    /// <summary>Whether an attempt that failed so may succeed later.</summary>
    public static bool IsPassing(RdfwdException error)
    {
        return error is LinkException || error is SessionException
        {
            Failure: Failure.ConnectionLost or Failure.Timeout or Failure.ConnectionRefused or Failure.UnknownHost or Failure.SshFailed,
        };
    }

    /// <summary>Whether an attempt that failed so tells that there is nothing to come back to.</summary>
    public static bool IsSessionGone(RdfwdException error) => error is SessionException { Failure: Failure.NoSuchSession or Failure.SessionEnded };
}
