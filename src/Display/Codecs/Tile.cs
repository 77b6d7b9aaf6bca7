using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>What the encoder remembers of one tile of a window.</summary>
internal struct Tile
{
    /// <summary>The pixels of this tile that the far end does not yet have; meaningful while <see cref="Stale"/>.</summary>
    public Rect Changed;

    /// <summary>The colour of a solid tile, 0x00RRGGBB.</summary>
    public uint Colour;

    public TileKind Kind;

    /// <summary>The source may differ from what was last sent.</summary>
    public bool Stale;

    /// <summary>Damaged since the tile was last compared.</summary>
    public bool Fresh;

    /// <summary>Scratch of one call: the tile already belongs to a piece.</summary>
    public bool Planned;

    /// <summary>What was last sent went through a lossy codec.</summary>
    public bool Inexact;

    /// <summary>When the tile was last found changed.</summary>
    public long ChangedAtUs;
}
