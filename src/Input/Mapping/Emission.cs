namespace Rdfwd.Input.Mapping;

/// <summary>One event that a rule makes of the one it took. Immutable.</summary>
public sealed record Emission
{
    /// <summary>Index of the made-up device, or <see cref="Same"/>.</summary>
    public int Output { get; init; } = Same;

    public required ushort Type { get; init; }

    public required ushort Code { get; init; }

    /// <summary>The value while a key is down, or null to compute it from the event's.</summary>
    public int? Press { get; init; }

    /// <summary>The value once it is up; null sends nothing then.</summary>
    public int? Release { get; init; }

    /// <summary>Milliseconds after which the press is sent again while the key is down; 0 sends it once.</summary>
    public int EveryMs { get; init; }

    public double Scale { get; init; } = 1;

    public double Offset { get; init; }

    /// <summary>Mirrors the value: within the source axis's range, else about zero.</summary>
    public bool Invert { get; init; }

    /// <summary>Stretches the source axis's range to that of the target axis.</summary>
    public bool Fit { get; init; }

    public int ClampFrom { get; init; } = int.MinValue;

    public int ClampTo { get; init; } = int.MaxValue;

    /// <summary>For a key made of a value: it is down from this value on.</summary>
    public int? Above { get; init; }

    /// <summary>For a key made of a value: it is down up to this value.</summary>
    public int? Below { get; init; }

    /// <summary>A stick that moves the pointer, or null.</summary>
    public StickMotion? Motion { get; init; }

    /// <summary>The device that the event came from.</summary>
    public const int Same = -1;
}
