using System.Runtime.InteropServices;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Tests.Codecs;

/// <summary>A window, its encoder, and a viewer that applies every frame; as both ends do it.</summary>
internal sealed class ViewedWindow : IDisposable
{
    private readonly List<FrameRect> _rects = [];
    private readonly PooledBuffer _data = new();
    private WindowDecoder _decoder;

    public ViewedWindow(int width, int height, EncodingMode mode = EncodingMode.Auto, IVideoSource? videoSource = null, IDecoderSource? decoderSource = null)
    {
        _decoder = new WindowDecoder(null, decoderSource ?? LibAvDecoderSource.Instance);
        Source = TestImages.Create(width, height);
        Shown = TestImages.Create(width, height);
        Encoder = new WindowEncoder(width, height, new EncoderOptions { Mode = mode }, videoSource ?? LibAvVideoSource.Instance);
    }

    public PixelBuffer Source { get; private set; }

    public PixelBuffer Shown { get; private set; }

    public WindowEncoder Encoder { get; }

    public Region Damage { get; } = new();

    public long NowUs { get; set; } = 1_000_000;

    /// <summary>The viewer may fail to decode.</summary>
    public bool MayFail { get; set; }

    /// <summary>Why the viewer could not decode the last frame; empty when it could.</summary>
    public string Failure => _decoder.Failure;

    public IReadOnlyList<FrameRect> Rects => _rects;

    public bool SentVideo => _rects.Exists(rect => rect.Codec == RectCodec.H264);

    /// <summary>What encoding and applying the last frame allocated.</summary>
    public long AllocatedBytes { get; private set; }

    public int Bytes => _data.Length;

    /// <summary>Sends one frame of the damage so far. Returns whether there was one.</summary>
    public bool Send(FrameBudget budget)
    {
        _rects.Clear();
        _data.Clear();
        long before = GC.GetAllocatedBytesForCurrentThread();
        // Both ways in turn.
        Encoder.RemembersLater = !Encoder.RemembersLater;
        bool sent = Encoder.Encode(Source.View, Damage, budget, NowUs, _rects, _data);
        Encoder.Remember(Source.View);
        AllocatedBytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Damage.Clear();
        Show(sent);
        return sent;
    }

    /// <summary>Sends one frame that makes quiet parts exact. Returns whether there was one.</summary>
    public bool Refine(FrameBudget budget)
    {
        _rects.Clear();
        _data.Clear();
        bool sent = Encoder.Refine(Source.View, budget, NowUs, _rects, _data);
        Show(sent);
        return sent;
    }

    public void Resize(int width, int height)
    {
        PixelBuffer source = TestImages.Create(width, height);
        WindowDecoder.CarryOver(Source.View, source.Target);
        Source = source;
        PixelBuffer shown = TestImages.Create(width, height);
        WindowDecoder.CarryOver(Shown.View, shown.Target);
        Shown = shown;
        Encoder.Resize(width, height);
        Damage.IntersectWith(source.View.Bounds);
    }

    /// <summary>The viewer's decoders are lost, its image is not.</summary>
    public void LoseDecoder()
    {
        _decoder.Dispose();
        _decoder = new WindowDecoder();
    }

    public void NewViewer()
    {
        Shown = TestImages.Create(Source.Width, Source.Height);
        TestImages.Noise(Shown, Shown.View.Bounds, new Random(1));
        _decoder.Dispose();
        _decoder = new WindowDecoder();
        Encoder.Reset();
    }

    /// <summary>The link was lost: the viewer still shows what it had, and says so.</summary>
    public void Resume()
    {
        LoseDecoder();
        Encoder.Reset();
        Encoder.Keep(Shown.Width, Shown.Height, TileDigests.Compute(Shown.View));
    }

    /// <summary>Asserts that every pixel outside the encoder's lossy set is shown as it is.</summary>
    public void AssertTruthful(string because)
    {
        Region exact = new(Source.View.Bounds);
        exact.Subtract(Encoder.Lossy);
        foreach (Rect rect in exact)
        {
            Rect wrong = PixelOps.ChangedBounds(Source.View, Shown.View, rect);
            Assert.True(wrong.IsEmpty, $"{because}: wrong pixels in {wrong}");
        }
    }

    public void Dispose()
    {
        Encoder.Dispose();
        _decoder.Dispose();
        _data.Dispose();
    }

    private void Show(bool sent)
    {
        Assert.True(sent || _rects.Count == 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Rect touched = _decoder.Apply(CollectionsMarshal.AsSpan(_rects), _data.Written, Shown.Target);
        AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(MayFail || _decoder.Failure.Length == 0, _decoder.Failure);
        Rect sum = default;
        foreach (FrameRect rect in _rects)
            sum = sum.Union(new Rect(rect.X, rect.Y, rect.Width, rect.Height));
        Assert.Equal(sum, touched);
    }
}
