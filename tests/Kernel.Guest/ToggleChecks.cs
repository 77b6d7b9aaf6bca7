namespace Rdfwd.Kernel.Guest;

public static class ToggleChecks
{
    public static IReadOnlyList<Check> All { get; } = [];
}
