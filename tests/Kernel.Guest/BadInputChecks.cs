namespace Rdfwd.Kernel.Guest;

public static class BadInputChecks
{
    public static IReadOnlyList<Check> All { get; } = [];
}
