using Rdfwd.Display.Geometry;
using Rdfwd.Interop.Zstd;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Codecs;

/// <summary>
/// Encodes rectangles exactly, by the cheapest codec that fits them: solid, palette, predicted planes, or raw for noise.
/// Owns its native context and scratch memory, which it uses again. Not thread-safe.
/// </summary>
internal sealed class LosslessEncoder : IDisposable
{
    private const int ZstdLevel = 1;

    // A few bytes of indices grow by a zstd frame's own header.
    private const int SmallestCompressed = 24;

    // Noise compressed to more than this share of its size is not worth the time at the far end.
    private const int WorthwhilePercent = 95;

    // The predictor is chosen on this many rows out of the middle.
    private const int SampleRows = 8;

    // Beyond this scratch memory is no larger than what it has to hold.
    private const int GrowAtOnce = 64 * 1024;

    private readonly ZstdContext _zstd = new();
    private readonly Palette _palette = new();
    private byte[] _plain = [];
    private byte[] _packed = [];

    /// <summary>The result is valid until the next call.</summary>
    /// <param name="image">The image.</param>
    /// <param name="rect">Inside the image, not empty.</param>
    /// <param name="wantPalette">Give nothing when there are too many colours for a palette.</param>
    /// <param name="tooManyColours">True when nothing was encoded for that reason.</param>
    public EncodedRect Encode(ImageView image, Rect rect, bool wantPalette, out bool tooManyColours)
    {
        tooManyColours = false;
        int area = rect.Width * rect.Height;
        Reserve(ref _plain, area * Planes.Count);
        if (_palette.TryIndex(image, rect, _plain, Palette.MaxColours))
            return _palette.Count == 1 ? new EncodedRect(RectCodec.Solid, _palette.Colours[0], default) : EncodePalette(rect);
        tooManyColours = wantPalette;
        if (tooManyColours)
            return default;
        return EncodePlanes(image, rect);
    }

    public void Dispose()
    {
        _zstd.Dispose();
    }

    private static void Reserve(ref byte[] array, int bytes)
    {
        if (array.Length < bytes)
            array = GC.AllocateUninitializedArray<byte>(Math.Max(bytes, Math.Min(array.Length * 2, GrowAtOnce)));
    }

    private EncodedRect EncodePalette(Rect rect)
    {
        int bits = Palette.BitsFor(_palette.Count);
        IndexPacking.Pack(_plain, rect.Width, rect.Height, bits);
        int plainBytes = IndexPacking.RowBytes(rect.Width, bits) * rect.Height;
        int paletteBytes = _palette.Count * PaletteFormat.ColourBytes;
        Reserve(ref _packed, paletteBytes + ZstdContext.CompressBound(plainBytes));
        int at = 0;
        foreach (uint colour in _palette.Colours)
        {
            _packed[at++] = (byte)colour;
            _packed[at++] = (byte)(colour >> 8);
            _packed[at++] = (byte)(colour >> 16);
        }

        uint parameter = (uint)(_palette.Count - 1);
        int size = plainBytes < SmallestCompressed ? 0 : _zstd.Compress(_plain.AsSpan(0, plainBytes), _packed.AsSpan(at), ZstdLevel);
        if (size == 0 || size >= plainBytes)
        {
            _plain.AsSpan(0, plainBytes).CopyTo(_packed.AsSpan(at));
            size = plainBytes;
            parameter |= PaletteFormat.Stored;
        }

        return new EncodedRect(RectCodec.PaletteZstd, parameter, _packed.AsSpan(0, at + size));
    }

    private EncodedRect EncodePlanes(ImageView image, Rect rect)
    {
        PlaneTransform transform = ChooseTransform(image, rect, out bool noise);
        if (!noise)
        {
            int size = Compress(image, rect, transform);
            int plainBytes = rect.Width * rect.Height * Planes.Count;
            if (size != 0 && (long)size * 100 < (long)plainBytes * WorthwhilePercent)
                return new EncodedRect(RectCodec.Zstd, (uint)transform, _packed.AsSpan(0, size));
        }

        return EncodeRaw(image, rect);
    }

    private int Compress(ImageView image, Rect rect, PlaneTransform transform)
    {
        int plainBytes = rect.Width * rect.Height * Planes.Count;
        Planes.Split(image, rect, transform, _plain);
        Reserve(ref _packed, ZstdContext.CompressBound(plainBytes));
        return _zstd.Compress(_plain.AsSpan(0, plainBytes), _packed, ZstdLevel);
    }

    private PlaneTransform ChooseTransform(ImageView image, Rect rect, out bool noise)
    {
        Rect sample = rect;
        if (rect.Height > 2 * SampleRows)
            sample = rect with { Y = rect.Y + ((rect.Height - SampleRows) / 2), Height = SampleRows };
        PlaneTransform best = PlaneTransform.None;
        int bestSize = int.MaxValue;
        for (PlaneTransform transform = PlaneTransform.None; transform <= PlaneTransform.Left; transform++)
        {
            int size = Compress(image, sample, transform);
            if (size == 0 || size >= bestSize)
                continue;
            best = transform;
            bestSize = size;
        }

        noise = (long)bestSize * 100 >= (long)sample.Area * Planes.Count * WorthwhilePercent;
        return best;
    }

    private EncodedRect EncodeRaw(ImageView image, Rect rect)
    {
        int size = rect.Width * rect.Height * RawFormat.BytesPerPixel;
        Reserve(ref _packed, size);
        int at = 0;
        for (int y = 0; y < rect.Height; y++)
        {
            RawFormat.Write(image.Row(rect, y), _packed.AsSpan(at));
            at += rect.Width * RawFormat.BytesPerPixel;
        }

        return new EncodedRect(RectCodec.Raw, 0, _packed.AsSpan(0, size));
    }
}
