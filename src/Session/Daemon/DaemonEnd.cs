namespace Rdfwd.Session.Daemon;

/// <summary>How a daemon ends.</summary>
internal enum DaemonEnd
{
    /// <summary>Programs and X server end with it.</summary>
    Stop,

    /// <summary>They stay, for another daemon to adopt.</summary>
    Leave,
}
