using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>What the input threads need of a window; immutable, replaced as a whole.</summary>
/// <param name="Geometry">Root coordinates.</param>
/// <param name="Protocols">How it takes the focus.</param>
/// <param name="OverrideRedirect">No window manager cares for it.</param>
/// <param name="IsScreen">It is the whole screen.</param>
internal sealed record FarWindowInfo(Rect Geometry, WindowProtocols Protocols, bool OverrideRedirect, bool IsScreen = false);
