namespace Rdfwd.Kernel.Guest;

/// <summary>One thing that must hold on a real kernel.</summary>
public sealed record Check(string Name, Action Run);
