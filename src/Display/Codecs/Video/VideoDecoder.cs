using Rdfwd.Display.Geometry;
using Rdfwd.Interop;
using Rdfwd.Interop.LibAv;
using Rdfwd.Interop.LibYuv;

namespace Rdfwd.Display.Codecs.Video;

/// <summary>Decodes one H.264 stream into images. Owns the native decoder. Not thread-safe. The data comes from a peer.</summary>
internal sealed unsafe class VideoDecoder : IPictureDecoder
{
    // The largest level of H.264 ends at 139264 macroblocks (ITU-T H.264, table A-1, level 6.2).
    private const string MaxPixels = "35651584";

    private readonly AvDecoder _decoder;

    /// <summary>Throws <see cref="NativeException"/> when the decoder cannot be opened.</summary>
    /// <param name="name">FFmpeg's name.</param>
    /// <param name="threads">That may share the slices of one picture.</param>
    public VideoDecoder(string name, int threads)
    {
        _decoder = new AvDecoder(name);
        try
        {
            // Threads that share the slices of one picture; a thread for each picture would give it one frame late.
            _decoder.TrySet("threads", threads.ToString(System.Globalization.CultureInfo.InvariantCulture));
            _decoder.TrySet("thread_type", "slice");
            _decoder.TrySet("flags", "low_delay");
            // A peer's few bytes may announce any size of picture.
            _decoder.TrySet("max_pixels", MaxPixels);
            _decoder.Open();
        }
        catch (NativeException)
        {
            _decoder.Dispose();
            throw;
        }
    }

    public bool TryDecode(ReadOnlySpan<byte> data, ImageTarget image, Rect area, out string reason)
    {
        if (!_decoder.TryDecode(data, out AvPicture picture, out reason))
            return false;
        if (picture.Width < area.Width || picture.Height < area.Height)
        {
            reason = $"a picture of {picture.Width}x{picture.Height} came for an area of {area.Width}x{area.Height}";
            return false;
        }

        if (!TryConvert(picture, image, area))
        {
            reason = $"the picture has the pixel format {(int)picture.Format}, which is not supported";
            return false;
        }

        return true;
    }

    public void Dispose()
    {
        _decoder.Dispose();
    }

    private static bool TryConvert(in AvPicture picture, ImageTarget image, Rect area)
    {
        fixed (byte* data = image.Data)
        {
            byte* to = data + ((long)area.Y * image.StrideBytes) + ((long)area.X * PixelLayout.BytesPerPixel);
            return picture.Format switch
            {
                AvPixelFormat.Yuv420P => LibYuv.I420ToARGB(
                    (byte*)picture.Y, picture.StrideY, (byte*)picture.U, picture.StrideU, (byte*)picture.V, picture.StrideV, to, image.StrideBytes, area.Width, area.Height) == 0,
                AvPixelFormat.Yuv444P => LibYuv.I444ToARGB(
                    (byte*)picture.Y, picture.StrideY, (byte*)picture.U, picture.StrideU, (byte*)picture.V, picture.StrideV, to, image.StrideBytes, area.Width, area.Height) == 0,
                AvPixelFormat.Nv12 => LibYuv.NV12ToARGB(
                    (byte*)picture.Y, picture.StrideY, (byte*)picture.U, picture.StrideU, to, image.StrideBytes, area.Width, area.Height) == 0,
                _ => false,
            };
        }
    }
}
