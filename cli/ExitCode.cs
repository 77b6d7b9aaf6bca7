namespace Rdfwd.Cli;

/// <summary>
/// The exit codes of rdfwd. <c>start --exit-with-children</c> passes the exit status of the last program instead (128 + N
/// for one that signal N ended).
/// </summary>
public enum ExitCode
{
    Ok = 0,

    /// <summary>A defect of rdfwd.</summary>
    InternalError = 1,

    /// <summary>Wrong options or arguments.</summary>
    Usage = 2,

    /// <summary>The link to the session was lost and not made again.</summary>
    ConnectionLost = 3,

    /// <summary>An answer did not come in time.</summary>
    Timeout = 4,

    /// <summary>ssh, or the command of exec:, failed for a reason without a code of its own.</summary>
    SshFailed = 5,

    UnknownHost = 6,
    ConnectionRefused = 7,

    /// <summary>The host's key changed or is not accepted.</summary>
    HostKeyRejected = 8,

    AuthenticationFailed = 9,

    /// <summary>The other machine has no rdfwd.</summary>
    NoRemoteProgram = 10,

    /// <summary>The other machine has another processor or system than this program is made for.</summary>
    OtherArchitecture = 11,

    /// <summary>Copying rdfwd to the other machine failed.</summary>
    DeployFailed = 12,

    VersionMismatch = 13,
    NoSuchSession = 14,

    /// <summary>There are several sessions and none was named.</summary>
    SeveralSessions = 15,

    DisplayTaken = 16,

    /// <summary>The session's X server is missing, did not start, or ended.</summary>
    XServerFailed = 17,

    ChildNotFound = 18,

    /// <summary>There is no usable X display at this end.</summary>
    NoDisplay = 19,

    /// <summary>Another client took the session over.</summary>
    TakenOver = 20,

    /// <summary>The other side broke the protocol.</summary>
    ProtocolError = 21,

    PermissionDenied = 22,

    /// <summary>A file could not be read or written.</summary>
    FileFailed = 23,

    /// <summary>The session ended.</summary>
    SessionEnded = 24,

    /// <summary>The session does not do what was asked.</summary>
    Refused = 25,

    /// <summary>A native library or the system failed.</summary>
    SystemFailed = 26,

    /// <summary><c>doctor</c> found something missing.</summary>
    SomethingMissing = 27,

    /// <summary>The encoder or decoder that was asked for does not work.</summary>
    NoCodec = 28,

    /// <summary>The configuration file has a mistake.</summary>
    BadConfiguration = 29,

    /// <summary>There is no such input device.</summary>
    NoDevice = 30,

    /// <summary>Another program has grabbed the device, or keys are held on it.</summary>
    DeviceBusy = 31,

    /// <summary>The input device was unplugged.</summary>
    DeviceGone = 32,

    /// <summary>The kernel cannot create such an input device.</summary>
    DeviceRefused = 33,

    /// <summary>Interrupted (Ctrl-C) before anything was attached.</summary>
    Interrupted = 130,
}
