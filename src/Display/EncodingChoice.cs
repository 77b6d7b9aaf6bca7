namespace Rdfwd.Display;

/// <summary>What the user asked of the picture encoding.</summary>
public enum EncodingChoice
{
    /// <summary>Lossless where it pays, H.264 for what moves, exact when quiet.</summary>
    Auto,

    /// <summary>Every frame is exact.</summary>
    Lossless,

    /// <summary>H.264 for every large change, exact when quiet.</summary>
    H264,
}
