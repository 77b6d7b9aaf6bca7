namespace Rdfwd.Display.Codecs.Video;

/// <summary>libavcodec's decoders.</summary>
internal sealed class LibAvDecoderSource : IDecoderSource
{
    public static LibAvDecoderSource Instance { get; } = new();

    public CodecSelection Select(string? forced) => VideoCodecs.SelectDecoder(forced);

    public IPictureDecoder Open(string name, int threads) => new VideoDecoder(name, threads);

    public void Leave(string name, string reason) => VideoCodecs.LeaveDecoder(name, reason);
}
