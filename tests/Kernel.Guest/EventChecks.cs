namespace Rdfwd.Kernel.Guest;

public static class EventChecks
{
    public static IReadOnlyList<Check> All { get; } = [];
}
