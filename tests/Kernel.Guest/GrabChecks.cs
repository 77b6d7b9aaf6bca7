namespace Rdfwd.Kernel.Guest;

public static class GrabChecks
{
    public static IReadOnlyList<Check> All { get; } = [];
}
