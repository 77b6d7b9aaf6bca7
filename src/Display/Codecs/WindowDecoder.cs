using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Interop;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Codecs;

/// <summary>
/// Applies the frames of one window, in order, to the image that this end shows. Owns its native decoders. Not thread-safe.
/// Frames come from a peer: whatever does not fit throws <see cref="ProtocolException"/>, and nothing outside the image is read or written.
/// </summary>
public sealed class WindowDecoder : IDisposable
{
    private readonly LosslessDecoder _lossless = new();
    private readonly IPictureDecoder?[] _streams = new IPictureDecoder?[VideoFormat.MaxStreams];
    private readonly string? _decoderName;
    private readonly IDecoderSource _source;

    /// <param name="decoder">FFmpeg's name of the H.264 decoder that must be used; null to choose.</param>
    public WindowDecoder(string? decoder = null)
        : this(decoder, LibAvDecoderSource.Instance)
    {
    }

    internal WindowDecoder(string? decoder, IDecoderSource source)
    {
        _decoderName = decoder;
        _source = source;
    }

    /// <summary>
    /// Why a rectangle of the last frame could not be shown, as a clause; empty when everything was. The frame is then to be
    /// acknowledged as one that cannot be decoded; other rectangles of it were applied.
    /// </summary>
    public string Failure { get; private set; } = "";

    /// <summary>FFmpeg's name of the decoder in use; empty while there is no video.</summary>
    public string VideoDecoderName { get; private set; } = "";

    /// <summary>
    /// Applies one frame: its rectangles in order, their data one after the other. Returns the smallest rectangle around all changed pixels.
    /// </summary>
    /// <param name="rects">The rectangles of the frame.</param>
    /// <param name="data">The data of the frame; exactly as long as the rectangles say.</param>
    /// <param name="image">What the window shows; keeps its content between frames.</param>
    public Rect Apply(ReadOnlySpan<FrameRect> rects, ReadOnlySpan<byte> data, ImageTarget image)
    {
        Failure = "";
        Rect touched = default;
        foreach (ref readonly FrameRect rect in rects)
        {
            if ((uint)rect.Length > (uint)data.Length)
                throw new ProtocolException($"A rectangle of {rect.Length} bytes has only {data.Length} left in its frame.");
            Rect area = new(rect.X, rect.Y, rect.Width, rect.Height);
            bool sane = ((rect.X | rect.Y | rect.Width | rect.Height) & ~0xFFFF) == 0;
            if (!sane || area.IsEmpty || !image.Bounds.Contains(area))
                throw new ProtocolException($"A rectangle {area.Width}x{area.Height} at {area.X},{area.Y} is not inside a window of {image.Width}x{image.Height}.");
            Apply(rect, area, data[..rect.Length], image);
            data = data[rect.Length..];
            touched = touched.Union(area);
        }

        if (!data.IsEmpty)
            throw new ProtocolException($"A frame has {data.Length} bytes that belong to no rectangle.");
        return touched;
    }

    /// <summary>
    /// Begins an image for a window that changed its size: the pixels that both sizes share at their distance from the upper left
    /// corner, black elsewhere. The sending end counts on exactly this; a first image is all black.
    /// </summary>
    public static void CarryOver(ImageView old, ImageTarget image)
    {
        PixelOps.Fill(image, image.Bounds, 0);
        PixelOps.Copy(old, image, old.Bounds.Intersect(image.Bounds));
    }

    public void Dispose()
    {
        foreach (IPictureDecoder? stream in _streams)
            stream?.Dispose();
        _lossless.Dispose();
    }

    private static void RequireNoData(ReadOnlySpan<byte> data, RectCodec codec)
    {
        if (!data.IsEmpty)
            throw new ProtocolException($"A rectangle of codec {codec} has no data, but {data.Length} bytes came.");
    }

    private static void Move(uint parameter, ImageTarget image, Rect area)
    {
        (int x, int y) = CopyFormat.Unpack(parameter);
        if (!image.Bounds.Contains(area with { X = x, Y = y }))
            throw new ProtocolException($"A copy from {x},{y} of {area.Width}x{area.Height} pixels is not inside a window of {image.Width}x{image.Height}.");
        PixelOps.Move(image, area, x, y);
    }

    private void Apply(in FrameRect rect, Rect area, ReadOnlySpan<byte> data, ImageTarget image)
    {
        switch (rect.Codec)
        {
            case RectCodec.Raw:
                LosslessDecoder.DecodeRaw(data, image, area);
                break;
            case RectCodec.Solid:
                RequireNoData(data, rect.Codec);
                PixelOps.Fill(image, area, rect.Parameter);
                break;
            case RectCodec.PaletteZstd:
                _lossless.DecodePalette(rect.Parameter, data, image, area);
                break;
            case RectCodec.Zstd:
                _lossless.DecodePlanes(rect.Parameter, data, image, area);
                break;
            case RectCodec.Copy:
                RequireNoData(data, rect.Codec);
                Move(rect.Parameter, image, area);
                break;
            case RectCodec.H264:
                ShowVideo(rect.Parameter, data, image, area);
                break;
            default:
                Failure = $"the rectangle codec {(int)rect.Codec} is unknown";
                break;
        }
    }

    private void ShowVideo(uint parameter, ReadOnlySpan<byte> data, ImageTarget image, Rect area)
    {
        int stream = (int)(parameter & VideoFormat.StreamMask);
        if ((parameter & ~VideoFormat.KnownBits) != 0 || stream >= VideoFormat.MaxStreams)
            throw new ProtocolException($"A video rectangle has the unknown parameter {parameter:X}.");
        ref IPictureDecoder? decoder = ref _streams[stream];
        bool isKeyFrame = (parameter & VideoFormat.KeyFrame) != 0;
        if (decoder is null && !isKeyFrame)
        {
            Failure = "a video began without a key frame";
            return;
        }

        try
        {
            decoder ??= OpenDecoder((parameter & VideoFormat.FullChroma) != 0);
            if (decoder.TryDecode(data, image, area, out string reason))
                return;
            Failure = reason;
        }
        catch (NativeException failure)
        {
            Failure = failure.Message;
        }

        // The far end answers with a key frame, which the next decoder of the table begins with.
        if (_decoderName is null)
            _source.Leave(VideoDecoderName, Failure);
        decoder?.Dispose();
        decoder = null;
    }

    private IPictureDecoder OpenDecoder(bool fullChroma)
    {
        CodecSelection selection = _source.Select(_decoderName);
        if (!selection.IsAvailable)
            throw new NativeException(selection.Reason);
        // Hardware decodes 4:2:0 only.
        VideoDecoderName = fullChroma ? VideoCodecs.SoftwareDecoder : selection.Name;
        return _source.Open(VideoDecoderName);
    }
}
