namespace Rdfwd.Display.Codecs.Video;

/// <summary>What a video stream is opened for.</summary>
/// <param name="Width">Of what is to be encoded, in pixels; the pictures are a little larger.</param>
/// <param name="Height">Of what is to be encoded, in pixels.</param>
/// <param name="FullChroma">4:4:4 instead of 4:2:0, where the encoder can.</param>
/// <param name="IsFastLink">Bytes are cheaper than the processor's time.</param>
/// <param name="Quality">The constant rate factor that is not exceeded: 0 (best) to 51.</param>
/// <param name="FrameBytes">What the first frame may take, in bytes.</param>
/// <param name="Threads">That may share the work on one picture, where the encoder can.</param>
internal readonly record struct StreamSettings(int Width, int Height, bool FullChroma, bool IsFastLink, int Quality, int FrameBytes, int Threads);
