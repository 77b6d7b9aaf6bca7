namespace Rdfwd.Kernel.Guest;

public static class FaultChecks
{
    public static IReadOnlyList<Check> All { get; } = [];
}
