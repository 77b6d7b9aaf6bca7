namespace Rdfwd.Input.Sinks;

/// <summary>How the creating end behaves.</summary>
public sealed record SinkOptions
{
    /// <summary>Whether LEDs and force feedback have a way back.</summary>
    public bool BothWays { get; init; }

    /// <summary>Overrides the silence after which everything is let go; null takes the sender's.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Prints each frame as it arrives.</summary>
    public bool Verbose { get; init; }
}
