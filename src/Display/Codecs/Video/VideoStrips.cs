using Rdfwd.Display.Geometry;
using Rdfwd.Interop;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Codecs.Video;

/// <summary>
/// Encodes one moving area as one stream or, where several processors can share the work, as strips from the top down, each a stream of
/// its own. Streams that share nothing take far less of the processors together than the slices of one picture do, at both ends. Owns its streams. Not thread-safe.
/// </summary>
internal sealed unsafe class VideoStrips : IDisposable
{
    // A strip of fewer pixels is encoded in less time than a second thread repays.
    private const int WorthPixels = 600 * 200;

    // Of what is learned about how the frame's bytes are best shared, a frame brings in so much.
    private const double Learning = 0.25;

    // No strip's share falls below so much of what it would have by its area: what stands still now may move in the next frame.
    private const double LeastOfArea = 0.5;

    // H.264's quantizer doubles its step, and about halves the bytes, with each 6.
    private const double QuantizerDoubling = 6;

    private readonly Strip[] _strips;
    private readonly Action<int> _encodePart;

    // Of the call that goes on.
    private byte* _data;
    private (int Width, int Height, int StrideBytes) _layout;
    private int _used;

    private VideoStrips(Strip[] strips)
    {
        _strips = strips;
        _encodePart = EncodePart;
    }

    /// <summary>The largest area that it can encode, in pixels.</summary>
    public int Width => _strips[0].Stream.Width;

    /// <summary>The largest area that it can encode, in rows.</summary>
    public int Height => _strips[^1].Top + _strips[^1].Stream.Height;

    /// <summary>Streams that it has open.</summary>
    public int Count => _strips.Length;

    /// <summary>Opens streams for an area. Throws <see cref="NativeException"/> when the encoder cannot be opened.</summary>
    /// <param name="source">Where the streams come from.</param>
    /// <param name="encoder">FFmpeg's name.</param>
    /// <param name="settings">For the whole area; its threads are those that all strips may have together.</param>
    public static VideoStrips Open(IVideoSource source, string encoder, in StreamSettings settings)
    {
        int units = VideoEncoder.RoundUp(settings.Height) / VideoEncoder.SizeStep;
        int worth = (int)Math.Min((long)settings.Width * settings.Height / WorthPixels, units);
        int count = Math.Clamp(Math.Min(settings.Threads, worth), 1, VideoFormat.MaxStreams);
        Strip[] strips = new Strip[count];
        int opened = 0;
        try
        {
            for (; opened < count; opened++)
            {
                int top = units * opened / count * VideoEncoder.SizeStep;
                int bottom = opened == count - 1 ? settings.Height : units * (opened + 1) / count * VideoEncoder.SizeStep;
                double share = (double)(bottom - top) / settings.Height;
                IVideoStream stream = source.Open(encoder, settings with { Height = bottom - top, FrameBytes = (int)(settings.FrameBytes * share), Threads = 1 });
                strips[opened] = new Strip(stream, top, share);
            }

            return new VideoStrips(strips);
        }
        catch
        {
            foreach (Strip strip in strips.AsSpan(0, opened))
                strip.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Encodes one frame and appends it, one rectangle for each strip. Throws <see cref="NativeException"/> when the encoder fails; then nothing was appended.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="area">The part to encode, not larger than <see cref="Width"/> and <see cref="Height"/>.</param>
    /// <param name="frameBytes">What the frame should not exceed.</param>
    /// <param name="keyFrame">Ask for a frame that needs no other.</param>
    /// <param name="crew">Does the strips at once.</param>
    /// <param name="output">Gets the rectangles.</param>
    /// <param name="isKeyFrame">True when what was appended needs no other frame.</param>
    public void Encode(ImageView image, Rect area, int frameBytes, bool keyFrame, WorkCrew crew, ref FrameOutput output, out bool isKeyFrame)
    {
        Divide(area, frameBytes, keyFrame);
        fixed (byte* data = image.Data)
        {
            _data = data;
            _layout = (image.Width, image.Height, image.StrideBytes);
            try
            {
                crew.Run(_used, _encodePart);
            }
            finally
            {
                _data = null;
            }
        }

        isKeyFrame = true;
        for (int i = 0; i < _used; i++)
        {
            Strip strip = _strips[i];
            isKeyFrame &= strip.IsKeyFrame;
            output.Add(strip.Area, RectCodec.H264, VideoFormat.Pack(i, strip.IsKeyFrame, strip.Stream.FullChroma), strip.Data.Written);
        }

        Learn();
    }

    public void Dispose()
    {
        foreach (Strip strip in _strips)
            strip.Dispose();
    }

    // An area that became lower may end above the last strips; their streams wait.
    private void Divide(Rect area, int frameBytes, bool keyFrame)
    {
        _used = 0;
        double shares = 0;
        for (int i = 0; i < _strips.Length; i++)
        {
            Strip strip = _strips[i];
            strip.KeyFrameNeeded |= keyFrame;
            int bottom = i == _strips.Length - 1 ? area.Height : Math.Min(_strips[i + 1].Top, area.Height);
            if (bottom <= strip.Top)
                continue;
            strip.Area = new Rect(area.X, area.Y + strip.Top, area.Width, bottom - strip.Top);
            shares += strip.Share;
            _used = i + 1;
        }

        foreach (Strip strip in _strips.AsSpan(0, _used))
            strip.FrameBytes = (int)(frameBytes * strip.Share / shares);
    }

    private void EncodePart(int part)
    {
        Strip strip = _strips[part];
        ImageView image = new(_data, _layout.Width, _layout.Height, _layout.StrideBytes);
        ReadOnlySpan<byte> encoded = strip.Stream.Encode(image, strip.Area, strip.FrameBytes, strip.KeyFrameNeeded, out bool isKeyFrame);
        strip.IsKeyFrame = isKeyFrame;
        strip.KeyFrameNeeded &= !isKeyFrame;
        strip.Data.Clear();
        strip.Data.Append(encoded);
    }

    /// <summary>Shares the next frame's bytes so that all strips get about the same quantizer: a seam would show where it differs.</summary>
    private void Learn()
    {
        if (_used < 2 || _used < _strips.Length)
            return;
        double demands = 0;
        double areas = 0;
        foreach (Strip strip in _strips)
        {
            // A key frame's bytes lie elsewhere than those of the frames after it.
            if (strip.IsKeyFrame || strip.Stream.LastQuantizer < 0)
                return;
            demands += strip.Demand;
            areas += strip.Area.Height;
        }

        foreach (Strip strip in _strips)
        {
            double share = strip.Share + (((strip.Demand / demands) - strip.Share) * Learning);
            strip.Share = Math.Max(share, strip.Area.Height / areas * LeastOfArea);
        }
    }

    private sealed class Strip(IVideoStream stream, int top, double share) : IDisposable
    {
        public IVideoStream Stream { get; } = stream;

        /// <summary>Its first row, counted from the area's.</summary>
        public int Top { get; } = top;

        public double Share { get; set; } = share;

        public PooledBuffer Data { get; } = new();

        public Rect Area { get; set; }

        public int FrameBytes { get; set; }

        public bool KeyFrameNeeded { get; set; } = true;

        public bool IsKeyFrame { get; set; }

        /// <summary>What the last frame would have taken at a quantizer of 0.</summary>
        public double Demand => Data.Length * Math.Pow(2, Stream.LastQuantizer / QuantizerDoubling);

        public void Dispose()
        {
            Stream.Dispose();
            Data.Dispose();
        }
    }
}
