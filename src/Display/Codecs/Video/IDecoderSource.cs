using Rdfwd.Interop;

namespace Rdfwd.Display.Codecs.Video;

/// <summary>Where a window's decoder gets its video decoders.</summary>
internal interface IDecoderSource
{
    /// <summary>The decoder to use now. Throws <see cref="VideoCodecException"/> when the forced one does not work.</summary>
    public CodecSelection Select(string? forced);

    /// <summary>Throws <see cref="NativeException"/> when the decoder cannot be opened.</summary>
    /// <param name="name">FFmpeg's name.</param>
    /// <param name="threads">That may share the slices of one picture.</param>
    public IPictureDecoder Open(string name, int threads);

    /// <summary>The decoder failed; the next <see cref="Select"/> finds another one, if there is one.</summary>
    public void Leave(string name, string reason);
}
