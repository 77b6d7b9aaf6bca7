using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Records;

/// <summary>
/// One frame and when it passed each stage. Times are µs of the far end's monotonic clock, but for those of the near end, which are
/// of its own; 0 where a stage is not reached or not known.
/// </summary>
public struct FrameRecord
{
    private CodecBytes _codecs;

    /// <summary>Counts the records of a ring, from 1.</summary>
    public long Number { get; set; }

    /// <summary>Which viewer it was for; counts from 1.</summary>
    public int Viewer { get; set; }

    /// <summary>The far window.</summary>
    public uint Window { get; set; }

    /// <summary>Its number within the window.</summary>
    public uint Frame { get; set; }

    public FrameKind Kind { get; set; }

    /// <summary>What its rectangles cover, in the window; pixels.</summary>
    public Rect Region { get; set; }

    public int Rects { get; set; }

    /// <summary>Of the pixels' data.</summary>
    public int Bytes { get; set; }

    /// <summary>FFmpeg's name of the video encoder; empty without video.</summary>
    public string Encoder { get; set; }

    /// <summary>The constant rate factor that the video was not to exceed; -1 without video.</summary>
    public int Quality { get; set; }

    /// <summary>The oldest change in it was reported.</summary>
    public long DamagedUs { get; set; }

    /// <summary>Its turn came: the reading of its pixels began.</summary>
    public long BegunUs { get; set; }

    /// <summary>Its pixels were read.</summary>
    public long CapturedUs { get; set; }

    /// <summary>It was known what of it changed, and how that is sent.</summary>
    public long ClassifiedUs { get; set; }

    /// <summary>Its data was ready.</summary>
    public long EncodedUs { get; set; }

    /// <summary>Its last byte was given to the link.</summary>
    public long WrittenUs { get; set; }

    /// <summary>What waited in this process when it was queued, bytes.</summary>
    public long QueuedBytes { get; set; }

    /// <summary>Near clock: all of it had come.</summary>
    public long ReceivedUs { get; set; }

    /// <summary>Near clock: its pixels were there.</summary>
    public long DecodedUs { get; set; }

    /// <summary>Near clock: the near X server had drawn it.</summary>
    public long PresentedUs { get; set; }

    /// <summary>The far end knew that; 0 while it does not.</summary>
    public long AcknowledgedUs { get; set; }

    /// <summary>How far the near clock was believed to be ahead of the far one.</summary>
    public long ClockOffsetUs { get; set; }

    public FrameResult Result { get; set; }

    /// <summary>Shown at the near end, and known to be.</summary>
    public readonly bool IsShown => AcknowledgedUs != 0 && Result == FrameResult.Shown;

    /// <summary>From the change to the glass, µs. Only of frames that were shown.</summary>
    public readonly long LatencyUs => PresentedUs - ClockOffsetUs - DamagedUs;

    /// <summary>The bytes of one codec; see <see cref="CodecBytes"/>.</summary>
    public readonly int BytesOf(int codec) => _codecs[codec];

    /// <summary>Sets what the rectangles tell: the region, the bytes by codec, and that it has video.</summary>
    public void Describe(ReadOnlySpan<FrameRect> rects)
    {
        Rect region = default;
        foreach (ref readonly FrameRect rect in rects)
        {
            Rect area = new(rect.X, rect.Y, rect.Width, rect.Height);
            region = region.IsEmpty ? area : region.Union(area);
            _codecs.Add(rect.Codec, rect.Length);
            if (rect.Codec == RectCodec.H264 && Kind != FrameKind.VideoKey)
                Kind = (rect.Parameter & VideoFormat.KeyFrame) != 0 ? FrameKind.VideoKey : FrameKind.Video;
        }

        Region = region;
    }
}
