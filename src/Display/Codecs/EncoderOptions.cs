namespace Rdfwd.Display.Codecs;

/// <summary>What the user decides about encoding. Immutable; another value may be set between frames.</summary>
public sealed record EncoderOptions
{
    /// <summary>A quality at which most of the grain is kept; thin links stay far below it.</summary>
    public const int DefaultQuality = 15;

    public EncodingMode Mode { get; init; }

    /// <summary>FFmpeg's name of the encoder that must be used; null to choose.</summary>
    public string? Encoder { get; init; }

    /// <summary>The constant rate factor that moving pictures do not exceed: 0 (best) to 51.</summary>
    public int Quality { get; init; } = DefaultQuality;

    /// <summary>What video may use, bits for each second; 0: no limit.</summary>
    public long VideoBitsPerSecond { get; init; }
}
