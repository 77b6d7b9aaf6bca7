namespace Rdfwd.Wire;

/// <summary>The number of an input event, counted by the near end and wrapping; 0 is none.</summary>
public readonly record struct InputSequence(uint Value)
{
    public static InputSequence None => default;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
