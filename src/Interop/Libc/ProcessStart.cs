namespace Rdfwd.Interop.Libc;

/// <summary>How to start a program. Descriptors stay the caller's; the child gets copies.</summary>
public sealed class ProcessStart
{
    /// <summary>
    /// A path, or a name looked for along the PATH that this process was started with. A relative path counts from
    /// <see cref="WorkingDirectory"/>.
    /// </summary>
    public required string FileName { get; init; }

    /// <summary>The arguments after the program's name.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>argv[0], where it is not <see cref="FileName"/>.</summary>
    public string? ProgramName { get; init; }

    /// <summary>The whole environment of the child; null passes on this process's.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The child's standard input; -1 is /dev/null, 0 this process's own.</summary>
    public int StandardInput { get; init; } = -1;

    /// <summary>The child's standard output; -1 is /dev/null, 1 this process's own.</summary>
    public int StandardOutput { get; init; } = -1;

    /// <summary>The child's standard error; -1 is /dev/null, 2 this process's own.</summary>
    public int StandardError { get; init; } = -1;

    /// <summary>Further descriptors. Nothing else stays open in the child.</summary>
    public IReadOnlyList<InheritedDescriptor> Inherited { get; init; } = [];

    /// <summary>Makes the child the leader of a session and process group of its own, without a terminal.</summary>
    public bool NewSession { get; init; }

    /// <summary>Null is this process's.</summary>
    public string? WorkingDirectory { get; init; }
}
