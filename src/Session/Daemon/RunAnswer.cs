namespace Rdfwd.Session.Daemon;

/// <summary>The program that was started.</summary>
public sealed record RunAnswer(int Pid);
