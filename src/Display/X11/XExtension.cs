namespace Rdfwd.Display.X11;

/// <summary>An extension's numbers on one server.</summary>
public readonly record struct XExtension(byte MajorOpcode, byte FirstEvent, byte FirstError);
