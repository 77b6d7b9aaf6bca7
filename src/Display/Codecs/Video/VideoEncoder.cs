using Rdfwd.Display.Geometry;
using Rdfwd.Interop;
using Rdfwd.Interop.LibAv;
using Rdfwd.Interop.LibYuv;

namespace Rdfwd.Display.Codecs.Video;

/// <summary>
/// One H.264 stream (ITU-T H.264, Annex B) of one size: BT.601 limited range, no reordering, a key frame only first and when
/// asked for, each frame within a number of bytes of its own. Owns the native encoder. Not thread-safe.
/// </summary>
internal sealed unsafe class VideoEncoder : IVideoStream
{
    /// <summary>The sides of a stream's pictures are multiples of this, so that an area may grow a little without a new stream.</summary>
    internal const int SizeStep = 32;

    // The rate control divides rates by this; only a frame's share matters.
    private const int NominalFramesPerSecond = 30;
    private const int BitsPerByte = 8;

    // FFmpeg passes rates to encoders in kbit, so that a smaller share would be none.
    private const int MinFrameBytes = 500;

    // Beyond this no encoder here spends more, and rates stay within 32 bits.
    private const int MaxFrameBytes = 4_000_000;

    // An encoder without constant quality fills what it is given: this many bytes for 1000 pixels of a frame are plenty.
    private const int PlentyBytesPer1000Pixels = 100;

    // One frame more or less does not repay setting up the rate control anew.
    private const int RateTolerancePercent = 10;

    private readonly AvEncoder _encoder;
    private readonly EncoderProfile _profile;
    private int _frameBytes;

    /// <summary>Throws <see cref="NativeException"/> when the encoder cannot be opened.</summary>
    public VideoEncoder(EncoderProfile profile, in StreamSettings settings)
    {
        _profile = profile;
        FullChroma = settings.FullChroma && profile.SupportsFullChroma;
        Width = RoundUp(settings.Width);
        Height = RoundUp(settings.Height);
        _encoder = new AvEncoder(profile.Name);
        try
        {
            foreach ((string name, string value) in profile.Options)
                _encoder.TrySet(name, value);
            foreach ((string name, string value) in settings.IsFastLink ? profile.FastLinkOptions : [])
                _encoder.TrySet(name, value);
            _encoder.TrySet("threads", settings.Threads.ToString(System.Globalization.CultureInfo.InvariantCulture));
            _encoder.TrySet("color_range", "tv");
            _encoder.TrySet("colorspace", "smpte170m");
            _encoder.TrySet("color_primaries", "smpte170m");
            _encoder.TrySet("color_trc", "smpte170m");
            if (profile.HasConstantQuality)
                _encoder.TrySet("crf", settings.Quality.ToString(System.Globalization.CultureInfo.InvariantCulture));
            SetRate(settings.FrameBytes);
            _encoder.Open(Format, Width, Height, NominalFramesPerSecond);
        }
        catch (NativeException)
        {
            _encoder.Dispose();
            throw;
        }
    }

    public int Width { get; }

    public int Height { get; }

    public bool FullChroma { get; }

    public int LastQuantizer => _encoder.LastQuantizer;

    private AvPixelFormat Format => FullChroma ? AvPixelFormat.Yuv444P : _profile.UsesNv12 ? AvPixelFormat.Nv12 : AvPixelFormat.Yuv420P;

    public ReadOnlySpan<byte> Encode(ImageView image, Rect area, int frameBytes, bool keyFrame, out bool isKeyFrame)
    {
        int wanted = Math.Clamp(frameBytes, MinFrameBytes, MaxFrameBytes);
        if (Math.Abs(wanted - _frameBytes) > _frameBytes / RateTolerancePercent)
            SetRate(wanted);
        AvPicture picture = _encoder.BeginFrame();
        Convert(image, area, picture);
        return _encoder.Encode(keyFrame, out isKeyFrame);
    }

    public void Dispose()
    {
        _encoder.Dispose();
    }

    /// <summary>The side of the pictures of a stream that is opened for this one.</summary>
    internal static int RoundUp(int size)
    {
        return (size + SizeStep - 1) / SizeStep * SizeStep;
    }

    // One-frame VBV: the buffer holds no more than one frame's share of the rate, so that no frame queues behind itself.
    private void SetRate(int frameBytes)
    {
        _frameBytes = Math.Clamp(frameBytes, MinFrameBytes, MaxFrameBytes);
        // Encoders stay this much below a buffer of one frame.
        long frameBits = (long)_frameBytes * BitsPerByte * 110 / 100;
        _encoder.TrySet("maxrate\0"u8, frameBits * NominalFramesPerSecond);
        _encoder.TrySet("bufsize\0"u8, frameBits);
        if (!_profile.HasConstantQuality)
        {
            long plenty = (long)Width * Height * PlentyBytesPer1000Pixels / 1000 * BitsPerByte;
            _encoder.TrySet("b\0"u8, Math.Min(frameBits, plenty) * NominalFramesPerSecond);
        }
    }

    private void Convert(ImageView image, Rect area, in AvPicture picture)
    {
        int error;
        fixed (byte* data = image.Data)
        {
            byte* from = data + ((long)area.Y * image.StrideBytes) + ((long)area.X * PixelLayout.BytesPerPixel);
            error = picture.Format switch
            {
                AvPixelFormat.Yuv444P => LibYuv.ARGBToI444(
                    from, image.StrideBytes, (byte*)picture.Y, picture.StrideY, (byte*)picture.U, picture.StrideU, (byte*)picture.V, picture.StrideV, area.Width, area.Height),
                AvPixelFormat.Nv12 => LibYuv.ARGBToNV12(
                    from, image.StrideBytes, (byte*)picture.Y, picture.StrideY, (byte*)picture.U, picture.StrideU, area.Width, area.Height),
                _ => LibYuv.ARGBToI420(
                    from, image.StrideBytes, (byte*)picture.Y, picture.StrideY, (byte*)picture.U, picture.StrideU, (byte*)picture.V, picture.StrideV, area.Width, area.Height),
            };
        }

        if (error != 0)
            throw new NativeException($"libyuv cannot convert a picture of {area.Width}x{area.Height}.");
        Pad((byte*)picture.Y, picture.StrideY, 1, area.Width, area.Height, Width, Height);
        int chromaWidth = FullChroma ? area.Width : (area.Width + 1) / 2;
        int chromaHeight = FullChroma ? area.Height : (area.Height + 1) / 2;
        int fullWidth = FullChroma ? Width : Width / 2;
        int fullHeight = FullChroma ? Height : Height / 2;
        int sampleBytes = picture.Format == AvPixelFormat.Nv12 ? 2 : 1;
        Pad((byte*)picture.U, picture.StrideU, sampleBytes, chromaWidth, chromaHeight, fullWidth, fullHeight);
        if (picture.V != 0)
            Pad((byte*)picture.V, picture.StrideV, 1, chromaWidth, chromaHeight, fullWidth, fullHeight);
    }

    /// <summary>Repeats the last column and the last row, which costs the encoder next to nothing.</summary>
    private static void Pad(byte* plane, int stride, int sampleBytes, int width, int height, int fullWidth, int fullHeight)
    {
        if (width < fullWidth)
        {
            for (int y = 0; y < height; y++)
            {
                byte* end = plane + ((long)y * stride) + ((long)width * sampleBytes);
                Span<byte> gap = new(end, (fullWidth - width) * sampleBytes);
                if (sampleBytes == 1)
                    gap.Fill(end[-1]);
                else
                    System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ushort>(gap).Fill(*(ushort*)(end - sampleBytes));
            }
        }

        ReadOnlySpan<byte> last = new(plane + ((long)(height - 1) * stride), fullWidth * sampleBytes);
        for (int y = height; y < fullHeight; y++)
            last.CopyTo(new Span<byte>(plane + ((long)y * stride), last.Length));
    }
}
