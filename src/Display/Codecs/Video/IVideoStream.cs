using Rdfwd.Display.Geometry;
using Rdfwd.Interop;

namespace Rdfwd.Display.Codecs.Video;

/// <summary>One stream of one encoder. Not thread-safe.</summary>
internal interface IVideoStream : IDisposable
{
    /// <summary>The size of its pictures, in pixels: the largest area that it can encode.</summary>
    public int Width { get; }

    /// <summary>The size of its pictures, in rows.</summary>
    public int Height { get; }

    /// <summary>4:4:4, not 4:2:0.</summary>
    public bool FullChroma { get; }

    /// <summary>The quantizer (H.264's QP) of the last frame; -1 where the encoder does not tell.</summary>
    public int LastQuantizer { get; }

    /// <summary>
    /// Encodes one frame. The result is borrowed until the next call. Throws <see cref="NativeException"/> when the encoder fails.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="area">The part to encode, not larger than the stream's pictures; the rest of the picture repeats its edges.</param>
    /// <param name="frameBytes">What the frame should not exceed.</param>
    /// <param name="keyFrame">Ask for a frame that needs no other.</param>
    /// <param name="isKeyFrame">True when this is one.</param>
    public ReadOnlySpan<byte> Encode(ImageView image, Rect area, int frameBytes, bool keyFrame, out bool isKeyFrame);
}
