using Rdfwd.Display.Codecs;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Interop;

namespace Rdfwd.Display.Tests.Codecs.Video;

/// <summary>Real streams under other names, of which each breaks after some frames, as a driver does.</summary>
internal sealed class FailingVideoSource(params int[] framesUntilFailure) : IVideoSource
{
    private readonly List<string> _left = [];
    private int _encoder;

    public IReadOnlyList<string> Left => _left;

    public CodecSelection Select(string? forced)
    {
        return _encoder < framesUntilFailure.Length
            ? new CodecSelection($"encoder{_encoder}", "It is the next one.", [])
            : new CodecSelection("", "No encoder is left.", []);
    }

    /// <summary>Streams that are worth encoding at once.</summary>
    public int AtOnce { get; init; } = 1;

    public int MostAtOnce(string encoder) => AtOnce;

    public IVideoStream Open(string encoder, in StreamSettings settings)
    {
        return new Stream(new VideoEncoder(EncoderProfile.Named("libx264"), settings), framesUntilFailure[_encoder]);
    }

    public void Leave(string encoder, string reason)
    {
        _left.Add(encoder);
        _encoder++;
    }

    private sealed class Stream(VideoEncoder real, int frames) : IVideoStream
    {
        private int _frames = frames;

        public int Width => real.Width;

        public int Height => real.Height;

        public bool FullChroma => real.FullChroma;

        public int LastQuantizer => real.LastQuantizer;

        public ReadOnlySpan<byte> Encode(ImageView image, Rect area, int frameBytes, bool keyFrame, out bool isKeyFrame)
        {
            if (_frames-- == 0)
                throw new NativeException("The device is gone.");
            return real.Encode(image, area, frameBytes, keyFrame, out isKeyFrame);
        }

        public void Dispose()
        {
            real.Dispose();
        }
    }
}
