using Rdfwd.Display.Codecs;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Tests.Codecs.Video;

/// <summary>Real decoders under other names, of which each breaks after some pictures, as a driver does; the last one is sound.</summary>
internal sealed class FailingDecoderSource(params int[] picturesUntilFailure) : IDecoderSource
{
    private readonly List<string> _left = [];

    public IReadOnlyList<string> Left => _left;

    public CodecSelection Select(string? forced) => new($"decoder{_left.Count}", "It is the next one.", []);

    public IPictureDecoder Open(string name, int threads) =>
        new Decoder(new VideoDecoder(VideoCodecs.SoftwareDecoder, threads), _left.Count < picturesUntilFailure.Length ? picturesUntilFailure[_left.Count] : int.MaxValue);

    public void Leave(string name, string reason)
    {
        if (name == $"decoder{_left.Count}")
            _left.Add(name);
    }

    private sealed class Decoder(VideoDecoder real, int pictures) : IPictureDecoder
    {
        private int _pictures = pictures;

        public bool TryDecode(ReadOnlySpan<byte> data, ImageTarget image, Rect area, out string reason)
        {
            reason = "the device is gone";
            return _pictures-- > 0 && real.TryDecode(data, image, area, out reason);
        }

        public void Dispose()
        {
            real.Dispose();
        }
    }
}
