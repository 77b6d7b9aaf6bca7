namespace Rdfwd.Session;

/// <summary>Which kind of failure a <see cref="SessionException"/> is; the program gives each its own exit code.</summary>
public enum Failure
{
    /// <summary>None of the others; a defect or something of the system that nobody foresaw.</summary>
    Internal,

    /// <summary>Arguments that cannot be used together or have impossible values.</summary>
    Usage,

    /// <summary>The link ended without a word and was not made again.</summary>
    ConnectionLost,

    /// <summary>An answer did not come in time.</summary>
    Timeout,

    /// <summary>ssh (or the command of <c>exec:</c>) failed in a way that has no kind of its own.</summary>
    SshFailed,

    UnknownHost,
    ConnectionRefused,
    HostKeyRejected,
    AuthenticationFailed,

    /// <summary>The other machine has no rdfwd and none was copied there.</summary>
    NoRemoteProgram,

    /// <summary>The other machine cannot run this program: another processor or another system.</summary>
    OtherArchitecture,

    /// <summary>Copying rdfwd to the other machine failed.</summary>
    DeployFailed,

    VersionMismatch,
    NoSuchSession,
    SeveralSessions,
    DisplayTaken,

    /// <summary>The X server of the session is missing, did not start, or ended.</summary>
    XServerFailed,

    ChildNotFound,

    /// <summary>There is no usable X display at this end.</summary>
    NoDisplay,

    /// <summary>Another client took the session over.</summary>
    TakenOver,

    /// <summary>The other side sent what the protocol does not allow.</summary>
    ProtocolError,

    /// <summary>A directory or socket belongs to somebody else or cannot be used.</summary>
    PermissionDenied,

    /// <summary>A file could not be written or the disk is full.</summary>
    FileFailed,

    /// <summary>The encoder or decoder that was asked for does not work where it has to.</summary>
    NoCodec,

    /// <summary>The session ended while the request was under way.</summary>
    SessionEnded,

    /// <summary>The session does not do what was asked, or not in its present state.</summary>
    Refused,

    /// <summary>The person's configuration file has a mistake.</summary>
    BadConfiguration,

    /// <summary>A person interrupted the program before anything was attached.</summary>
    Interrupted,
}
