using Rdfwd.Display.Geometry;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Codecs;

/// <summary>The frame that is being made, and what is left of its budget.</summary>
internal ref struct FrameOutput
{
    /// <summary>About what a rectangle's header takes on the wire, in bytes.</summary>
    public const int RectOverhead = 16;

    private readonly List<FrameRect> _rects;
    private readonly PooledBuffer _data;

    public FrameOutput(List<FrameRect> rects, PooledBuffer data, int budgetBytes)
    {
        _rects = rects;
        _data = data;
        Remaining = budgetBytes;
    }

    /// <summary>The bytes left; negative when the smallest piece was larger than the budget.</summary>
    public int Remaining { get; private set; }

    /// <summary>The rectangles of this frame so far.</summary>
    public int Count { get; private set; }

    public bool IsFull => Remaining <= RectOverhead || Count >= Limits.FrameRects - 1;

    public void Add(Rect rect, RectCodec codec, uint parameter, ReadOnlySpan<byte> bytes)
    {
        _data.Append(bytes);
        _rects.Add(new FrameRect(rect.X, rect.Y, rect.Width, rect.Height, codec, parameter, bytes.Length));
        Count++;
        Remaining -= bytes.Length + RectOverhead;
    }
}
