using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;

namespace Rdfwd.Display.Codecs.Policy;

/// <summary>What a policy knows of the frame that is being made.</summary>
/// <param name="NowUs">The time of the capture.</param>
/// <param name="Budget">What the frame may hold.</param>
/// <param name="Active">The tiles that may be stale, as a rectangle of columns and rows.</param>
/// <param name="ExpectedExactBytes">About what all stale tiles take when they are sent exactly.</param>
/// <param name="ExpectedExactBytesPerSecond">The same for a second, if they go on changing as they did.</param>
internal readonly record struct FrameSituation(
    long NowUs, FrameBudget Budget, Rect Active, long ExpectedExactBytes, long ExpectedExactBytesPerSecond = 0);
