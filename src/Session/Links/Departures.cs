using Rdfwd.Wire;

namespace Rdfwd.Session.Links;

/// <summary>Failures as they travel in Bye, both ways. A list of details follows the sentence on lines of its own.</summary>
internal static class Departures
{
    public static DisconnectReason ReasonOf(Exception error)
    {
        return error switch
        {
            ProtocolException => DisconnectReason.ProtocolError,
            SessionException session => session.Failure switch
            {
                Failure.Usage or Failure.Refused => DisconnectReason.BadRequest,
                Failure.VersionMismatch => DisconnectReason.VersionMismatch,
                Failure.NoSuchSession => DisconnectReason.NoSession,
                Failure.SeveralSessions => DisconnectReason.SeveralSessions,
                Failure.XServerFailed => DisconnectReason.StartFailed,
                Failure.DisplayTaken => DisconnectReason.DisplayTaken,
                Failure.ChildNotFound => DisconnectReason.ChildNotFound,
                Failure.PermissionDenied => DisconnectReason.PermissionDenied,
                Failure.FileFailed => DisconnectReason.FileFailed,
                Failure.NoCodec => DisconnectReason.NoCodec,
                Failure.ProtocolError => DisconnectReason.ProtocolError,
                Failure.Timeout => DisconnectReason.Timeout,
                Failure.SessionEnded => DisconnectReason.SessionEnded,
                _ => DisconnectReason.InternalError,
            },
            Display.Codecs.Video.VideoCodecException => DisconnectReason.NoCodec,
            Display.DisplayException => DisconnectReason.BadRequest,
            _ => DisconnectReason.InternalError,
        };
    }

    public static Failure FailureOf(DisconnectReason reason)
    {
        return reason switch
        {
            DisconnectReason.TakenOver => Failure.TakenOver,
            DisconnectReason.SessionEnded => Failure.SessionEnded,
            DisconnectReason.VersionMismatch => Failure.VersionMismatch,
            DisconnectReason.ProtocolError => Failure.ProtocolError,
            DisconnectReason.Timeout => Failure.Timeout,
            DisconnectReason.NoSession => Failure.NoSuchSession,
            DisconnectReason.SeveralSessions => Failure.SeveralSessions,
            DisconnectReason.StartFailed => Failure.XServerFailed,
            DisconnectReason.DisplayTaken => Failure.DisplayTaken,
            DisconnectReason.ChildNotFound => Failure.ChildNotFound,
            DisconnectReason.PermissionDenied => Failure.PermissionDenied,
            DisconnectReason.FileFailed => Failure.FileFailed,
            DisconnectReason.NoCodec => Failure.NoCodec,
            DisconnectReason.LinkLost or DisconnectReason.PeerStalled or DisconnectReason.ServerExit => Failure.ConnectionLost,
            DisconnectReason.BadRequest => Failure.Refused,
            _ => Failure.Internal,
        };
    }

    /// <summary>The sentence with its details, as Bye carries it.</summary>
    public static string TextOf(Exception error)
    {
        const int MaxDetails = 40;
        return error is SessionException { Details.Count: > 0 } session
            ? string.Join('\n', session.Details.Take(MaxDetails).Prepend(session.Message))
            : error.Message;
    }

    /// <summary>The failure that a Bye announces.</summary>
    public static SessionException ToException(DisconnectReason reason, string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string sentence = lines.Length > 0 ? lines[0] : "the other side ended the connection without a reason";
        return new SessionException(FailureOf(reason), sentence) { Details = [.. lines.Skip(1)] };
    }
}
