using Rdfwd.Display.Geometry;
using Rdfwd.Interop;
using Rdfwd.Wire;

namespace Rdfwd.Display.Codecs.Video;

/// <summary>
/// Shows the pictures of one window's video streams; those that are added together are decoded at once. Owns the native decoders. Not
/// thread-safe. The data comes from a peer.
/// </summary>
/// <param name="decoder">FFmpeg's name of the decoder that must be used; null to choose.</param>
/// <param name="source">Where decoders come from.</param>
internal sealed unsafe class VideoPictures(string? decoder, IDecoderSource source) : IDisposable
{
    private readonly IPictureDecoder?[] _decoders = new IPictureDecoder?[VideoFormat.MaxStreams];
    private readonly Picture[] _pictures = new Picture[VideoFormat.MaxStreams];
    private readonly WorkCrew _crew = new("decode-strip");
    private Action<int>? _decodePart;
    private int _count;

    // Of the call that goes on.
    private byte* _data;
    private byte* _image;
    private (int Width, int Height, int StrideBytes) _layout;

    /// <summary>FFmpeg's name of the decoder in use; empty while there is no video.</summary>
    public string DecoderName { get; private set; } = "";

    /// <summary>Forgets what was added and not shown.</summary>
    public void Begin() => _count = 0;

    /// <summary>
    /// Adds one picture to those that <see cref="Show"/> shows. Returns false when it has to wait for those that were added: it is of the
    /// same stream as one of them, or covers a part of one. Throws <see cref="ProtocolException"/> for a parameter that has no meaning.
    /// </summary>
    /// <param name="parameter">Of the rectangle, see <see cref="VideoFormat"/>.</param>
    /// <param name="area">Of the rectangle, within the image.</param>
    /// <param name="start">Where its data begins.</param>
    /// <param name="length">How long its data is.</param>
    public bool TryAdd(uint parameter, Rect area, int start, int length)
    {
        int stream = (int)(parameter & VideoFormat.StreamMask);
        if ((parameter & ~VideoFormat.KnownBits) != 0 || stream >= VideoFormat.MaxStreams)
            throw new ProtocolException($"A video rectangle has the unknown parameter {parameter:X}.");
        foreach (ref readonly Picture other in _pictures.AsSpan(0, _count))
        {
            if (other.Stream == stream || !other.Area.Intersect(area).IsEmpty)
                return false;
        }

        _pictures[_count++] = new Picture(stream, (parameter & VideoFormat.KeyFrame) != 0, (parameter & VideoFormat.FullChroma) != 0, area, start, length);
        return true;
    }

    /// <summary>Shows what was added. Returns why a picture of it cannot be shown, as a clause; empty when all are.</summary>
    /// <param name="data">The pictures' data lies in it.</param>
    /// <param name="image">Gets the pictures.</param>
    public string Show(ReadOnlySpan<byte> data, ImageTarget image)
    {
        Prepare();
        fixed (byte* bytes = data, pixels = image.Data)
        {
            _data = bytes;
            _image = pixels;
            _layout = (image.Width, image.Height, image.StrideBytes);
            try
            {
                _crew.Run(_count, _decodePart ??= DecodePart);
            }
            finally
            {
                _data = null;
                _image = null;
            }
        }

        string failure = "";
        foreach (ref readonly Picture picture in _pictures.AsSpan(0, _count))
        {
            if (picture.Failure.Length == 0)
                continue;
            failure = picture.Failure;
            if (picture.Decoder is not null || picture.IsKeyFrame)
                Leave(picture.Stream, failure);
        }

        _count = 0;
        return failure;
    }

    public void Dispose()
    {
        _crew.Dispose();
        foreach (IPictureDecoder? stream in _decoders)
            stream?.Dispose();
        Array.Clear(_decoders);
    }

    /// <summary>Opens decoders for streams that begin, and closes those of streams that have ended.</summary>
    private void Prepare()
    {
        uint shown = 0;
        bool isAnew = false;
        foreach (ref Picture picture in _pictures.AsSpan(0, _count))
        {
            shown |= 1u << picture.Stream;
            isAnew |= picture.Stream == 0 && picture.IsKeyFrame;
            try
            {
                if (picture.IsKeyFrame)
                    _decoders[picture.Stream] ??= Open(picture.IsFullChroma);
                else if (_decoders[picture.Stream] is null)
                    picture.Failure = "a video began without a key frame";
            }
            catch (NativeException failure)
            {
                picture.Failure = failure.Message;
            }

            picture.Decoder = _decoders[picture.Stream];
        }

        for (int stream = 0; isAnew && stream < _decoders.Length; stream++)
        {
            if ((shown & (1u << stream)) == 0)
                Close(stream);
        }
    }

    private IPictureDecoder Open(bool fullChroma)
    {
        CodecSelection selection = source.Select(decoder);
        if (!selection.IsAvailable)
            throw new NativeException(selection.Reason);
        // Hardware decodes 4:2:0 only.
        DecoderName = fullChroma ? VideoCodecs.SoftwareDecoder : selection.Name;
        int threads = _count > 1 ? 1 : Math.Min(Environment.ProcessorCount, VideoFormat.MaxStreams);
        return source.Open(DecoderName, threads);
    }

    private void DecodePart(int part)
    {
        ref Picture picture = ref _pictures[part];
        if (picture.Decoder is null)
            return;
        ReadOnlySpan<byte> data = new(_data + picture.Start, picture.Length);
        ImageTarget image = new(_image, _layout.Width, _layout.Height, _layout.StrideBytes);
        try
        {
            if (!picture.Decoder.TryDecode(data, image, picture.Area, out string reason))
                picture.Failure = reason;
        }
        catch (NativeException failure)
        {
            picture.Failure = failure.Message;
        }
    }

    // The far end answers with a key frame, which the next decoder of the table begins with.
    private void Leave(int stream, string failure)
    {
        if (decoder is null)
            source.Leave(DecoderName, failure);
        Close(stream);
    }

    private void Close(int stream)
    {
        _decoders[stream]?.Dispose();
        _decoders[stream] = null;
    }

    private struct Picture(int stream, bool isKeyFrame, bool isFullChroma, Rect area, int start, int length)
    {
        public readonly int Stream = stream;
        public readonly bool IsKeyFrame = isKeyFrame;
        public readonly bool IsFullChroma = isFullChroma;
        public readonly Rect Area = area;
        public readonly int Start = start;
        public readonly int Length = length;
        public IPictureDecoder? Decoder;
        public string Failure = "";
    }
}
