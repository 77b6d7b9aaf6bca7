namespace Rdfwd.Bench.Runs;

/// <summary>A way by ssh to this machine itself.</summary>
/// <param name="Command">For <c>--ssh</c>.</param>
/// <param name="ConfigurationFile">That the command uses; it has a section for <see cref="Host"/>.</param>
/// <param name="Port">On which sshd listens.</param>
/// <param name="ServerPid">The listening sshd.</param>
public sealed record LoopbackSsh(string Command, string ConfigurationFile, int Port, int ServerPid)
{
    public const string Host = "loopback";
}
