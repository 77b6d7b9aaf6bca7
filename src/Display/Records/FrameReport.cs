using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Records;

/// <summary>A frame's record for people and scripts. All times are µs of the far clock; null where a stage was not reached.</summary>
/// <param name="Number">Counts the records of a session.</param>
/// <param name="Viewer">Which client it was for; counts from 1.</param>
/// <param name="Window">The far window's id.</param>
/// <param name="Frame">Its number within the window.</param>
/// <param name="Kind">See <see cref="FrameKind"/>.</param>
/// <param name="Region">What its rectangles cover, pixels of the window.</param>
/// <param name="Rects">How many rectangles.</param>
/// <param name="Bytes">Of the pixels' data.</param>
/// <param name="Codecs">Bytes by codec.</param>
/// <param name="Encoder">Of the video; empty without.</param>
/// <param name="Quality">The constant rate factor that the video was not to exceed.</param>
/// <param name="QueuedBytes">What waited before it in the far process.</param>
/// <param name="DamagedUs">The oldest change was reported.</param>
/// <param name="BegunUs">Its turn came.</param>
/// <param name="CapturedUs">Its pixels were read.</param>
/// <param name="ClassifiedUs">It was decided how to send it.</param>
/// <param name="EncodedUs">Its data was ready.</param>
/// <param name="WrittenUs">Its last byte went to the link.</param>
/// <param name="ReceivedUs">The near end had all of it.</param>
/// <param name="DecodedUs">Its pixels were there.</param>
/// <param name="PresentedUs">They were on the near screen.</param>
/// <param name="AcknowledgedUs">The far end knew.</param>
/// <param name="Result">What became of it; null while unknown.</param>
public sealed record FrameReport(
    long Number,
    int Viewer,
    uint Window,
    uint Frame,
    FrameKind Kind,
    Rect Region,
    int Rects,
    int Bytes,
    IReadOnlyDictionary<string, int> Codecs,
    string Encoder,
    int? Quality,
    long QueuedBytes,
    long DamagedUs,
    long BegunUs,
    long CapturedUs,
    long ClassifiedUs,
    long EncodedUs,
    long? WrittenUs,
    long? ReceivedUs,
    long? DecodedUs,
    long? PresentedUs,
    long? AcknowledgedUs,
    FrameResult? Result)
{
    public static FrameReport Of(in FrameRecord r)
    {
        Dictionary<string, int> codecs = [];
        for (int i = 0; i < CodecBytes.Count; i++)
        {
            if (r.BytesOf(i) > 0)
                codecs[((RectCodec)i).ToString().ToLowerInvariant()] = r.BytesOf(i);
        }

        long offset = r.ClockOffsetUs;
        bool known = r.AcknowledgedUs != 0;
        long? Near(long us) => known && us != 0 ? us - offset : null;
        return new FrameReport(
            r.Number, r.Viewer, r.Window, r.Frame, r.Kind, r.Region, r.Rects, r.Bytes, codecs, r.Encoder ?? "", r.Quality < 0 ? null : r.Quality, r.QueuedBytes,
            r.DamagedUs, r.BegunUs, r.CapturedUs, r.ClassifiedUs, r.EncodedUs, r.WrittenUs == 0 ? null : r.WrittenUs,
            Near(r.ReceivedUs), Near(r.DecodedUs), Near(r.PresentedUs), known ? r.AcknowledgedUs : null, known ? r.Result : null);
    }
}
