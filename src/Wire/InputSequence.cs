namespace Rdfwd.Wire;

/// <summary>The number of an input event, counted by the near end and wrapping; 0 is none.</summary>
public readonly record struct InputSequence(uint Value)
{
    public static InputSequence None => default;

    /// <summary>The number after this one; 0 is left out.</summary>
    public InputSequence Next() => new(Value == uint.MaxValue ? 1 : Value + 1);

    /// <summary>True when this was counted after <paramref name="other"/>, within half the range.</summary>
    public bool IsAfter(InputSequence other) => (int)(Value - other.Value) > 0;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
