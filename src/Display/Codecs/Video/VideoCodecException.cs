using Rdfwd.Interop;

namespace Rdfwd.Display.Codecs.Video;

/// <summary>The codec that the user asked for cannot be used here.</summary>
public sealed class VideoCodecException : RdfwdException
{
    public VideoCodecException(string message)
        : base(message)
    {
    }
}
