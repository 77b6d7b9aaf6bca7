using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Display.Records;
using Rdfwd.Display.X11;
using Rdfwd.Interop;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>
/// A frame that is being made: what of, and what came of it. Its pixels are read by whoever fills it; <see cref="Encode"/> may then run on
/// another thread, while nobody touches the window's encoder or reads its pixels anew. Used again and again.
/// </summary>
internal sealed class FrameDraft : IDisposable
{
    private readonly Func<long> _clock;
    private readonly EncoderTools _tools = new();

    /// <param name="clock">Monotonic, µs.</param>
    public FrameDraft(Func<long> clock)
    {
        _clock = clock;
    }

    /// <summary>Of which window; null while there is no frame.</summary>
    public WindowStream? Stream { get; set; }

    public FrameKind Kind { get; set; }

    public FrameBudget Budget { get; set; }

    /// <summary>What the link would have borne.</summary>
    public int AllowedBytes { get; set; }

    public bool IsUrgent { get; set; }

    /// <summary>The newest input that its pixels follow.</summary>
    public uint Input { get; set; }

    public long DamagedUs { get; set; }

    public long BegunUs { get; set; }

    public long CapturedUs { get; set; }

    public long EncodedUs { get; private set; }

    /// <summary>What was captured anew.</summary>
    public Region Taken { get; } = new();

    public List<FrameRect> Rects { get; } = [];

    /// <summary>The data of the rectangles; null when there is nothing to send. Whoever sends it takes it.</summary>
    public PooledBuffer? Data { get; set; }

    /// <summary>Encodes the pixels that were read.</summary>
    public void Encode() => Make(false);

    /// <summary>
    /// Encodes the pixels that were read, and leaves what the frame need not wait for to <see cref="Remember"/>, which must follow while the
    /// window's image is as it is.
    /// </summary>
    public void EncodeFirst() => Make(true);

    /// <summary>Does what <see cref="EncodeFirst"/> left.</summary>
    public void Remember()
    {
        if (Stream is { Window.Image: { } image } stream)
            stream.Encoder.Remember(ViewOf(image));
    }

    private static ImageView ViewOf(SharedImage image) => new(image.Pixels, image.Width, image.Height, image.StrideBytes);

    private void Make(bool remembersLater)
    {
        Rects.Clear();
        if (Stream is not { Window.Image: { } image } stream)
            return;
        PooledBuffer data = new();
        bool send = false;
        try
        {
            stream.Encoder.Tools = _tools;
            stream.Encoder.RemembersLater = remembersLater;
            ImageView view = ViewOf(image);
            send = Kind == FrameKind.Refinement
                ? stream.Encoder.Refine(view, Budget, CapturedUs, Rects, data)
                : stream.Encoder.Encode(view, Taken, Budget, CapturedUs, Rects, data);
        }
        finally
        {
            if (send)
                Data = data;
            else
                data.Dispose();
        }

        EncodedUs = _clock();
    }

    public void Dispose()
    {
        Clear();
        _tools.Dispose();
    }

    /// <summary>Forgets the frame.</summary>
    public void Clear()
    {
        Stream = null;
        Data?.Dispose();
        Data = null;
    }
}
