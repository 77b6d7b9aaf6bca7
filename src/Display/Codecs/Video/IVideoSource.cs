using Rdfwd.Interop;

namespace Rdfwd.Display.Codecs.Video;

/// <summary>Where a window's encoder gets its video streams.</summary>
internal interface IVideoSource
{
    /// <summary>The encoder to use now. Throws <see cref="VideoCodecException"/> when the forced one does not work.</summary>
    public CodecSelection Select(string? forced);

    /// <summary>How many streams of the encoder are worth encoding at once: the processors that it can have, or 1 where a device does the work.</summary>
    public int MostAtOnce(string encoder);

    /// <summary>Throws <see cref="NativeException"/> when the encoder cannot be opened.</summary>
    public IVideoStream Open(string encoder, in StreamSettings settings);

    /// <summary>The encoder failed; the next <see cref="Select"/> finds another one.</summary>
    public void Leave(string encoder, string reason);
}
