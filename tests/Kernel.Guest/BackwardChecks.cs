namespace Rdfwd.Kernel.Guest;

public static class BackwardChecks
{
    public static IReadOnlyList<Check> All { get; } = [];
}
