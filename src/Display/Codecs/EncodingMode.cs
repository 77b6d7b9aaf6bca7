namespace Rdfwd.Display.Codecs;

/// <summary>How the user wants pixels to be sent.</summary>
public enum EncodingMode
{
    /// <summary>Exact where the link carries it, video for what keeps moving or would come too late, exact again when quiet.</summary>
    Auto,

    /// <summary>Always exact, however long it takes.</summary>
    Lossless,

    /// <summary>Video for every change that is not small, exact again when quiet.</summary>
    H264,
}
