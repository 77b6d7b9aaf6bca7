using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>A far window in a report to people and scripts. Geometry in root coordinates, pixels.</summary>
public sealed record FarWindowReport(uint Id, string Title, string ClassName, Rect Geometry, bool OverrideRedirect, WindowStates States);
