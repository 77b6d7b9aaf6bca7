namespace Rdfwd.Bench.Runs;

/// <summary>A process and what it is in a run: "client", "daemon", "ssh", "sshd"; those of the surroundings begin with a dash.</summary>
public readonly record struct ProcessRole(int Pid, string Role);
