namespace Rdfwd.Input.Mapping;

/// <summary>How a deflected stick becomes relative motion.</summary>
/// <param name="Speed">Units a second at full deflection; negative goes the other way.</param>
/// <param name="DeadZone">The part of the deflection around the middle that does nothing, 0 to below 1.</param>
/// <param name="Curve">The power to which the deflection is raised: 1 is even, 2 is slow at first and fast at the end.</param>
public sealed record StickMotion(double Speed, double DeadZone, double Curve)
{
    /// <summary>Units a second for a deflection of −1 to 1.</summary>
    public double SpeedAt(double deflection)
    {
        double size = Math.Min(Math.Abs(deflection), 1);
        if (size <= DeadZone)
            return 0;
        return Math.Sign(deflection) * Math.Pow((size - DeadZone) / (1 - DeadZone), Curve) * Speed;
    }
}
