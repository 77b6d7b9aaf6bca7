using Rdfwd.Display.Codecs;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Interop;

namespace Rdfwd.Display.Tests.Codecs.Video;

/// <summary>Streams that encode nothing, of which only so many can be open.</summary>
internal sealed class CountingVideoSource(int most = int.MaxValue) : IVideoSource
{
    public int Open { get; private set; }

    public int Opened { get; private set; }

    /// <summary>At once.</summary>
    public int MostOpen { get; private set; }

    public CodecSelection Select(string? forced) => new("counting", "It is the only one.", []);

    public int MostAtOnce(string encoder) => 1;

    IVideoStream IVideoSource.Open(string encoder, in StreamSettings settings)
    {
        if (Open == most)
            throw new NativeException("The device has no more.");
        Opened++;
        Open++;
        MostOpen = Math.Max(MostOpen, Open);
        return new Stream(this, settings);
    }

    public void Leave(string encoder, string reason)
    {
    }

    private sealed class Stream(CountingVideoSource source, StreamSettings settings) : IVideoStream
    {
        private bool _disposed;

        public int Width => VideoEncoder.RoundUp(settings.Width);

        public int Height => VideoEncoder.RoundUp(settings.Height);

        public bool FullChroma => settings.FullChroma;

        public int LastQuantizer => -1;

        public ReadOnlySpan<byte> Encode(ImageView image, Rect area, int frameBytes, bool keyFrame, out bool isKeyFrame)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            throw new NativeException("The device is gone.");
        }

        public void Dispose()
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _disposed = true;
            source.Open--;
        }
    }
}
