namespace Rdfwd.Display.Codecs;

/// <summary>
/// How the Zstd codec arranges pixels before it compresses them; the value of its parameter. Pixels are three planes of bytes
/// (blue, green, red), one after the other, rows without padding.
/// </summary>
internal enum PlaneTransform : uint
{
    /// <summary>The planes as they are.</summary>
    None = 0,

    /// <summary>Blue and red minus green, then each byte minus the one above it.</summary>
    Up = 1,

    /// <summary>Blue and red minus green, then each byte minus the one to its left.</summary>
    Left = 2,
}
