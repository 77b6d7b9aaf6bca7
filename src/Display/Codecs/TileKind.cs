namespace Rdfwd.Display.Codecs;

/// <summary>What the changed pixels of one tile look like.</summary>
internal enum TileKind : byte
{
    Unchanged,

    /// <summary>One colour.</summary>
    Solid,

    /// <summary>Few colours: text, lines, buttons.</summary>
    Text,

    /// <summary>Many colours.</summary>
    Picture,
}
