namespace Rdfwd.Wire;

/// <summary>Why a connection ended. The numbers travel in <c>Bye</c>; a peer may send others, which mean "ended".</summary>
public enum DisconnectReason : uint
{
    /// <summary>The request is done; nothing is wrong.</summary>
    Normal = 0,

    /// <summary>The user asked the client to leave; the session lives on.</summary>
    Detached = 1,

    /// <summary>Another client took the session; the message names it.</summary>
    TakenOver = 2,

    /// <summary>The session's programs are gone, and so is the session.</summary>
    SessionEnded = 3,

    /// <summary>The daemon leaves; its programs and its display stay.</summary>
    ServerExit = 4,

    /// <summary>The major versions differ; the message names both.</summary>
    VersionMismatch = 5,

    /// <summary>The peer broke the protocol.</summary>
    ProtocolError = 6,

    /// <summary>The peer was silent for too long.</summary>
    Timeout = 7,

    /// <summary>The session that was asked for does not exist.</summary>
    NoSession = 8,

    /// <summary>No session was named and there are several; the message lists them.</summary>
    SeveralSessions = 9,

    /// <summary>The session could not be started; the message says why.</summary>
    StartFailed = 10,

    /// <summary>The display that was asked for is in use.</summary>
    DisplayTaken = 11,

    /// <summary>The program to run does not exist or cannot be executed.</summary>
    ChildNotFound = 12,

    /// <summary>The peer may not do that.</summary>
    PermissionDenied = 13,

    /// <summary>The link ended or broke without a word.</summary>
    LinkLost = 14,

    /// <summary>The peer does not read: what waits for it passed its bound.</summary>
    PeerStalled = 15,

    /// <summary>The request was understood and cannot be served.</summary>
    BadRequest = 16,

    /// <summary>A failure inside the program that says goodbye.</summary>
    InternalError = 17,

    /// <summary>A file could not be written there.</summary>
    FileFailed = 18,

    /// <summary>The codec that was asked for does not work there; the message lists those that do.</summary>
    NoCodec = 19,
}
