namespace Rdfwd.Display.Codecs;

/// <summary>How content moved: the pixel now at (x, y) was at (x + Dx, y + Dy).</summary>
internal readonly record struct Displacement(int Dx, int Dy);
