namespace Rdfwd.Display.Near;

/// <summary>
/// How far the pointer in a picture that is shown smaller is from where the near pointer would have it, because programs move it by less than a shown pixel.
/// In parts of a picture's pixel: one is 2 × shown width of them, or height.
/// </summary>
internal readonly record struct PointerRest(long X, long Y);
