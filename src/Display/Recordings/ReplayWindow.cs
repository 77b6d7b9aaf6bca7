using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Recordings;

/// <summary>A window of a recording: what it shows, and the encoder that it is shown to. Owns both.</summary>
internal sealed class ReplayWindow : IDisposable
{
    private readonly WindowDecoder _decoder = new();
    private PixelBuffer _source = new();

    /// <param name="width">At first, pixels.</param>
    /// <param name="height">At first, pixels.</param>
    /// <param name="options">For the encoder.</param>
    public ReplayWindow(int width, int height, EncoderOptions options)
    {
        _source.Resize(width, height);
        for (int y = 0; y < height; y++)
            _source.Row(y).Clear();
        Encoder = new WindowEncoder(width, height, options);
    }

    public PixelBuffer Source => _source;

    public WindowEncoder Encoder { get; }

    /// <summary>What the encoder was not shown yet.</summary>
    public Region Damage { get; } = new();

    /// <summary>When its last frame was made, µs.</summary>
    public long SentUs { get; set; }

    /// <summary>The next frame's number.</summary>
    public uint Next { get; set; } = 1;

    /// <summary>Applies a frame of the recording. Throws <see cref="Wire.ProtocolException"/> when it is none.</summary>
    public void Apply(Frame frame)
    {
        FrameHeader header = frame.Header;
        if (header.Width != _source.Width || header.Height != _source.Height)
        {
            PixelBuffer resized = new();
            resized.Resize(header.Width, header.Height);
            WindowDecoder.CarryOver(_source.View, resized.Target);
            _source = resized;
            Encoder.Resize(header.Width, header.Height);
            Damage.Clear();
            Damage.Add(_source.View.Bounds);
        }

        _decoder.Apply(frame.Rects, frame.Data, _source.Target);
        foreach (ref readonly FrameRect rect in frame.Rects)
            Damage.Add(new Rect(rect.X, rect.Y, rect.Width, rect.Height));
    }

    public void Dispose()
    {
        _decoder.Dispose();
        Encoder.Dispose();
    }
}
