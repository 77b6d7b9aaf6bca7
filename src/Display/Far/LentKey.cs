namespace Rdfwd.Display.Far;

/// <summary>A keycode that stands for a keysym from now on.</summary>
/// <param name="Keycode">One that the map has no use for.</param>
/// <param name="Keysym">What it is to make.</param>
internal sealed record LentKey(byte Keycode, uint Keysym);
