namespace Rdfwd.Input.Mapping;

/// <summary>Which values of an event a rule takes: from <paramref name="From"/> to <paramref name="To"/>, both included.</summary>
public readonly record struct ValueMatch(int From, int To)
{
    public static ValueMatch Any { get; } = new(int.MinValue, int.MaxValue);

    public bool Takes(int value) => value >= From && value <= To;
}
