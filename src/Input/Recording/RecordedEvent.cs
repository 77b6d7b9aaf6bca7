using Rdfwd.Input.Codes;

namespace Rdfwd.Input.Recording;

/// <summary>One event of a recording.</summary>
/// <param name="Device">Index of its device.</param>
/// <param name="TimeUs">Microseconds since the beginning.</param>
/// <param name="Event">As the kernel gave it, reports and repeats included.</param>
public readonly record struct RecordedEvent(int Device, long TimeUs, InputEvent Event);
