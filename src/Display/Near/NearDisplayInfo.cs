namespace Rdfwd.Display.Near;

/// <summary>What the near end did since its last connection; for reports.</summary>
/// <param name="Windows">How many windows are shown.</param>
/// <param name="Frames">Frames presented.</param>
/// <param name="FrameBytes">Their pixel data, bytes.</param>
/// <param name="MeanPresentUs">Mean time from a frame's last byte to the glass, µs.</param>
/// <param name="ConnectedUs">Age of the connection, µs.</param>
public sealed record NearDisplayInfo(int Windows, long Frames, long FrameBytes, long MeanPresentUs, long ConnectedUs);
