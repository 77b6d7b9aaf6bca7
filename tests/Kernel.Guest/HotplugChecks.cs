namespace Rdfwd.Kernel.Guest;

public static class HotplugChecks
{
    public static IReadOnlyList<Check> All { get; } = [];
}
