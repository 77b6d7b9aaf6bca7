namespace Rdfwd.Kernel.Guest;

public static class WitnessChecks
{
    public static IReadOnlyList<Check> All { get; } = [];
}
