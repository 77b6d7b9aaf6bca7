namespace Rdfwd.Display.Codecs.Video;

/// <summary>
/// The parameter of the H.264 codec. Its data is one access unit in Annex B form; the upper left part of its picture, as large as
/// the rectangle, is shown.
/// </summary>
internal static class VideoFormat
{
    /// <summary>Streams of one window that may live at the same time.</summary>
    public const int MaxStreams = 4;

    public const uint StreamMask = 0xFF;

    /// <summary>The frame needs no other; the stream begins anew.</summary>
    public const uint KeyFrame = 0x100;

    /// <summary>4:4:4 instead of 4:2:0.</summary>
    public const uint FullChroma = 0x200;

    public const uint KnownBits = StreamMask | KeyFrame | FullChroma;

    public static uint Pack(int stream, bool keyFrame, bool fullChroma)
    {
        return (uint)stream | (keyFrame ? KeyFrame : 0) | (fullChroma ? FullChroma : 0);
    }
}
