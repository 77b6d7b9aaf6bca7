using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
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
    private readonly VideoPictures _videos;

    /// <param name="decoder">FFmpeg's name of the H.264 decoder that must be used; null to choose.</param>
    public WindowDecoder(string? decoder = null)
        : this(decoder, LibAvDecoderSource.Instance)
    {
    }

    internal WindowDecoder(string? decoder, IDecoderSource source)
    {
        _videos = new VideoPictures(decoder, source);
    }

    /// <summary>
    /// Why a rectangle of the last frame could not be shown, as a clause; empty when everything was. The frame is then to be
    /// acknowledged as one that cannot be decoded; other rectangles of it were applied.
    /// </summary>
    public string Failure { get; private set; } = "";

    /// <summary>FFmpeg's name of the decoder in use; empty while there is no video.</summary>
    public string VideoDecoderName => _videos.DecoderName;

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
        for (int i = 0; i < rects.Length;)
        {
            Rect area = Check(rects[i], data.Length, image.Bounds);
            if (rects[i].Codec == RectCodec.H264)
            {
                int count = ShowVideo(rects[i..], data, image, out int length, out area);
                i += count;
                data = data[length..];
            }
            else
            {
                Apply(rects[i], area, data[..rects[i].Length], image);
                data = data[rects[i++].Length..];
            }

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
        _videos.Dispose();
        _lossless.Dispose();
    }

    private static Rect Check(in FrameRect rect, int left, Rect bounds)
    {
        if ((uint)rect.Length > (uint)left)
            throw new ProtocolException($"A rectangle of {rect.Length} bytes has only {left} left in its frame.");
        Rect area = new(rect.X, rect.Y, rect.Width, rect.Height);
        bool sane = ((rect.X | rect.Y | rect.Width | rect.Height) & ~0xFFFF) == 0;
        if (!sane || area.IsEmpty || !bounds.Contains(area))
            throw new ProtocolException($"A rectangle {area.Width}x{area.Height} at {area.X},{area.Y} is not inside a window of {bounds.Width}x{bounds.Height}.");
        return area;
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
            default:
                Failure = $"the rectangle codec {(int)rect.Codec} is unknown";
                break;
        }
    }

    // The strips of one picture follow each other, and are decoded at once.
    private int ShowVideo(ReadOnlySpan<FrameRect> rects, ReadOnlySpan<byte> data, ImageTarget image, out int length, out Rect touched)
    {
        length = 0;
        touched = default;
        int count = 0;
        _videos.Begin();
        while (count < rects.Length && rects[count].Codec == RectCodec.H264)
        {
            ref readonly FrameRect rect = ref rects[count];
            Rect area = Check(rect, data.Length - length, image.Bounds);
            if (!_videos.TryAdd(rect.Parameter, area, length, rect.Length))
                break;
            length += rect.Length;
            touched = touched.Union(area);
            count++;
        }

        string failure = _videos.Show(data, image);
        if (failure.Length > 0)
            Failure = failure;
        return count;
    }
}
