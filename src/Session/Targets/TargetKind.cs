namespace Rdfwd.Session.Targets;

/// <summary>How the bytes reach the machine where the session lives.</summary>
public enum TargetKind
{
    /// <summary>This machine: a unix socket.</summary>
    Local,

    /// <summary>Another machine through the system's ssh.</summary>
    Ssh,

    /// <summary>Any command whose standard input and output are the two byte streams.</summary>
    Exec,
}
