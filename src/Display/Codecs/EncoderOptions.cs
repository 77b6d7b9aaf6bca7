namespace Rdfwd.Display.Codecs;

/// <summary>What the user decides about encoding. Immutable; another value may be set between frames.</summary>
public sealed record EncoderOptions
{
    /// <summary>About the quality at which a difference is hard to see in motion.</summary>
    public const int DefaultQuality = 21;

    public EncodingMode Mode { get; init; }

    /// <summary>FFmpeg's name of the encoder that must be used; null to choose.</summary>
    public string? Encoder { get; init; }

    /// <summary>The constant rate factor of moving pictures: 0 (best) to 51.</summary>
    public int Quality { get; init; } = DefaultQuality;
}
