namespace Rdfwd.Kernel.Guest;

/// <summary>All checks, in the order in which they run.</summary>
public static class Checks
{
    /// <summary>A check that takes longer is stuck.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<Check> All { get; } =
    [
        .. HarnessChecks.All,
        .. CloneChecks.All,
        .. EventChecks.All,
        .. GrabChecks.All,
        .. FaultChecks.All,
        .. BackwardChecks.All,
        .. OneWayChecks.All,
        .. ToggleChecks.All,
        .. HotplugChecks.All,
        .. MapChecks.All,
        .. BadInputChecks.All,
        .. DoctorChecks.All,
        .. SessionChecks.All,
        .. WitnessChecks.All,
    ];
}
