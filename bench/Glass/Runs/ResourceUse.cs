namespace Rdfwd.Bench.Runs;

/// <summary>What a forwarding used while it was measured.</summary>
/// <param name="Seconds">How long that was.</param>
/// <param name="Roles">By role.</param>
/// <param name="Wire">What crossed the wire in that time; null when it was not counted.</param>
public sealed record ResourceUse(double Seconds, IReadOnlyList<RoleUse> Roles, WireBytes? Wire)
{
    /// <summary>Both ends and what carries the bytes between them, without X servers and the probe.</summary>
    public double Cores => Roles.Where(r => !r.IsSurrounding).Sum(r => r.Cores);

    public double? DownMbit => Wire is { } wire ? wire.Down * 8 / Seconds / 1e6 : null;

    public double? UpMbit => Wire is { } wire ? wire.Up * 8 / Seconds / 1e6 : null;
}
