namespace Rdfwd.Wire;

/// <summary>The far X server's id of a window; 0 is none.</summary>
public readonly record struct WindowId(uint Value)
{
    public static WindowId None => default;

    public override string ToString() => $"0x{Value:x}";
}
