namespace Rdfwd.Wire;

/// <summary>The number of a frame of one window, counted by the sender.</summary>
public readonly record struct FrameId(uint Value)
{
    public static FrameId None => default;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
