using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>What the input threads need of a window; immutable, replaced as a whole.</summary>
internal sealed record FarWindowInfo(Rect Geometry, WindowProtocols Protocols, bool OverrideRedirect);
