namespace Rdfwd.Display.Near;

/// <summary>What the near end did since its last connection; for reports.</summary>
/// <param name="Windows">How many windows are shown.</param>
/// <param name="Frames">Frames presented.</param>
/// <param name="FrameBytes">Their pixel data, bytes.</param>
/// <param name="MeanPresentUs">Mean time from a frame's last byte to the glass, µs.</param>
/// <param name="KeyToGlassP50Us">Half of the latest key presses were answered on the glass within this time, µs; 0 without any.</param>
/// <param name="KeyToGlassP95Us">95 of 100 were, µs.</param>
/// <param name="ConnectedUs">Age of the connection, µs.</param>
public sealed record NearDisplayInfo(int Windows, long Frames, long FrameBytes, long MeanPresentUs, long KeyToGlassP50Us, long KeyToGlassP95Us, long ConnectedUs);
