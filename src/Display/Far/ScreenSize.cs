namespace Rdfwd.Display.Far;

/// <summary>The size of a screen, pixels.</summary>
public readonly record struct ScreenSize(int Width, int Height)
{
    /// <summary>The nearest size within limits.</summary>
    public ScreenSize Within(ScreenSize least, ScreenSize most) =>
        new(Math.Clamp(Width, least.Width, Math.Max(least.Width, most.Width)), Math.Clamp(Height, least.Height, Math.Max(least.Height, most.Height)));
}
