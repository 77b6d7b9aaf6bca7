namespace Rdfwd.Wire.Messages;

/// <summary>How the pixels of a rectangle are carried (docs/protocol.md, "Pixels"). Others may be added.</summary>
public enum RectCodec : byte
{
    /// <summary>Rows of B, G, R from the top, three bytes a pixel.</summary>
    Raw = 0,

    /// <summary>One colour, 0x00RRGGBB, in the parameter; no data.</summary>
    Solid = 1,

    /// <summary>A palette and indexes into it, compressed with zstd.</summary>
    PaletteZstd = 2,

    /// <summary>Pixels compressed with zstd.</summary>
    Zstd = 3,

    /// <summary>The pixels at x = the high, y = the low 16 bits of the parameter, as they are before this rectangle is applied; no data.</summary>
    Copy = 4,

    /// <summary>An access unit of H.264.</summary>
    H264 = 5,
}
