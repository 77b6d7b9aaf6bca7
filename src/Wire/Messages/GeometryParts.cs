namespace Rdfwd.Wire.Messages;

/// <summary>Which part of a window's geometry its sender changed itself.</summary>
[Flags]
public enum GeometryParts : byte
{
    None = 0,
    Position = 1,
    Size = 2,
}
