namespace Rdfwd.Input.Mapping;

/// <summary>
/// x' = a·x + b·y + c, y' = d·x + e·y + f, in parts of the axes' ranges (0 to 1), as libinput's calibration matrix has it.
/// </summary>
public sealed record Affine(double A, double B, double C, double D, double E, double F)
{
    public (double X, double Y) Apply(double x, double y) => ((A * x) + (B * y) + C, (D * x) + (E * y) + F);
}
