using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>What the encoder remembers of one tile of a window.</summary>
internal struct Tile
{
    /// <summary>The pixels of this tile that the far end does not yet have; meaningful while <see cref="Stale"/> or <see cref="Wanted"/>.</summary>
    public Rect Changed;

    /// <summary>The colour of a solid tile, 0x00RRGGBB.</summary>
    public uint Colour;

    public TileKind Kind;

    /// <summary>The source may differ from what was last sent.</summary>
    public bool Stale;

    /// <summary>What the viewer shows here is not known, so the shadow means nothing.</summary>
    public bool Unknown;

    /// <summary>Damaged since the tile was last compared.</summary>
    public bool Fresh;

    /// <summary>Scratch of one call: to be sent exactly, and not yet part of a piece.</summary>
    public bool Wanted;

    /// <summary>Some of what the viewer shows here went through a lossy codec.</summary>
    public bool Inexact;

    /// <summary>Frames of a film since its colours were counted; wraps.</summary>
    public byte Looks;

    /// <summary>When the tile was last found changed.</summary>
    public long ChangedAtUs;

    /// <summary>Since when the tile is stale; meaningful while <see cref="Stale"/>.</summary>
    public long StaleSinceUs;

    /// <summary>When the tile was last sent as part of a video; 0 when never.</summary>
    public long VideoAtUs;

    /// <summary>How often it changed lately: 1 for each change, fading within some tenths of a second.</summary>
    public float Heat;
}
