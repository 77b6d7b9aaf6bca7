namespace Rdfwd.Wire.Messages;

/// <summary>What a frame says before its rectangles. Times are the far clock, in microseconds.</summary>
/// <param name="Window">The window.</param>
/// <param name="Frame">The frame's number within the window.</param>
/// <param name="Width">The window's width when it was captured, pixels.</param>
/// <param name="Height">The window's height when it was captured, pixels.</param>
/// <param name="Input">The newest input that was applied before the capture.</param>
/// <param name="Flags">What is known of the frame.</param>
/// <param name="DamageTime">When the oldest change in it was reported.</param>
/// <param name="CaptureTime">When its pixels were read; crosses the wire as no earlier than the damage.</param>
/// <param name="EncodedTime">When its data was ready; crosses the wire as no earlier than the capture.</param>
public readonly record struct FrameHeader(
    WindowId Window,
    FrameId Frame,
    int Width,
    int Height,
    InputSequence Input,
    FrameFlags Flags,
    ulong DamageTime,
    ulong CaptureTime,
    ulong EncodedTime);
