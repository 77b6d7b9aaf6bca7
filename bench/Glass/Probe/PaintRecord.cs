namespace Rdfwd.Bench.Probe;

/// <summary>One painted counter. Monotonic µs.</summary>
/// <param name="Counter">What was painted.</param>
/// <param name="BeganUs">When the probe began: the frame's tick, or the arrival of the key press.</param>
/// <param name="PaintedUs">When the X server had drawn it.</param>
public readonly record struct PaintRecord(int Counter, long BeganUs, long PaintedUs);
