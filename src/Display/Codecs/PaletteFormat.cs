namespace Rdfwd.Display.Codecs;

/// <summary>
/// The parameter of the palette codec. Its data: the colours, three bytes each (blue, green, red), then the packed indices,
/// one zstd frame or stored.
/// </summary>
internal static class PaletteFormat
{
    public const int ColourBytes = 3;
    public const uint CountMask = 0xFF;
    public const uint Stored = 0x100;
    public const uint KnownBits = CountMask | Stored;
}
