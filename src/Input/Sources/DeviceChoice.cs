using Rdfwd.Input.Selecting;

namespace Rdfwd.Input.Sources;

/// <summary>Devices that a user asked for.</summary>
/// <param name="Selector">Which.</param>
/// <param name="Grab">Whether they are taken for this program alone.</param>
public sealed record DeviceChoice(Selector Selector, bool Grab);
