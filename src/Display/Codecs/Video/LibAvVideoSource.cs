namespace Rdfwd.Display.Codecs.Video;

/// <summary>Streams of libavcodec's encoders.</summary>
internal sealed class LibAvVideoSource : IVideoSource
{
    public static LibAvVideoSource Instance { get; } = new();

    public CodecSelection Select(string? forced)
    {
        return VideoCodecs.SelectEncoder(forced);
    }

    public int MostAtOnce(string encoder)
    {
        return EncoderProfile.Named(encoder).IsSoftware ? Environment.ProcessorCount : 1;
    }

    public IVideoStream Open(string encoder, in StreamSettings settings)
    {
        return new VideoEncoder(EncoderProfile.Named(encoder), settings);
    }

    public void Leave(string encoder, string reason)
    {
        VideoCodecs.LeaveEncoder(encoder, reason);
    }
}
