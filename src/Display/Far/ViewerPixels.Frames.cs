using System.Runtime.InteropServices;
using Rdfwd.Display.Records;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <remarks>How a frame is made: pixels are read here, encoded here or aside, and what came of it is sent from here again.</remarks>
internal sealed partial class ViewerPixels
{
    /// <summary>Reads what changed. False when the window changes its size or goes just now; the event about that damages it anew.</summary>
    private bool BeginChanges(FrameDraft draft, WindowStream stream)
    {
        CapturedWindow window = stream.Window;
        // Read before the pixels: whatever was applied until now is in them.
        draft.Input = _newestInput();
        draft.BegunUs = Clock.NowUs(_clock);
        long damagedUs = stream.Pending.Take(draft.Taken);
        draft.DamagedUs = damagedUs == 0 ? draft.BegunUs : damagedUs;
        draft.Kind = FrameKind.Exact;
        if (!window.Capture() || window.Image is null)
            return false;
        draft.CapturedUs = Clock.NowUs(_clock);
        stream.Clock.OnSent(draft.CapturedUs, _pacer.RefreshIntervalUs);
        if (stream.Encoder.Width != window.Width || stream.Encoder.Height != window.Height)
        {
            stream.Encoder.Resize(window.Width, window.Height);
            draft.Taken.Clear();
            draft.Taken.Add(window.Bounds);
        }

        return true;
    }

    private bool BeginRefinement(FrameDraft draft, WindowStream stream)
    {
        if (stream.Window.Image is not { } image || image.Width != stream.Encoder.Width || image.Height != stream.Encoder.Height)
            return false;
        draft.Input = _newestInput();
        draft.BegunUs = draft.DamagedUs = draft.CapturedUs = Clock.NowUs(_clock);
        draft.Kind = FrameKind.Refinement;
        return true;
    }

    /// <summary>Whether the next frame of a window takes so long that others should not wait for it.</summary>
    private bool IsAside(WindowStream stream, bool refine) => _visible > 1 && Wake is not null && (refine || IsHeavy(stream));

    private static bool IsHeavy(WindowStream stream) => stream.Encoder.HasPending || stream.Pending.Region.Area >= AsideWorker.WorthPixels;

    /// <summary>Waits for the frame that is being made of a window, and sends it.</summary>
    private void Finish(WindowStream stream)
    {
        if (_aside.Stream == stream)
            FinishAside();
    }

    /// <summary>Waits for the frame that is being made aside, if there is one, and sends it.</summary>
    private void FinishAside()
    {
        if (_aside.Stream is not { } stream || _worker is null)
            return;
        try
        {
            _worker.Wait();
            Transmit(_aside);
        }
        finally
        {
            stream.Window.Return(_worker);
            _aside.Clear();
        }
    }

    private void Transmit(FrameDraft draft)
    {
        if (draft.Data is not { } data || draft.Stream is not { } stream)
            return;
        draft.Data = null;
        FrameId id = stream.Number(draft.CapturedUs, draft.Rects);
        FrameFlags flags = stream.Encoder.IsExact ? FrameFlags.Exact : FrameFlags.None;
        FrameHeader header = new(
            new WindowId(stream.Window.Id), id, stream.Encoder.Width, stream.Encoder.Height, new InputSequence(draft.Input), flags,
            (ulong)draft.DamagedUs, (ulong)draft.CapturedUs, (ulong)draft.EncodedUs);
        stream.ServedUs = draft.EncodedUs;
        // What was begun before the input came is no answer to it.
        if (stream.Window.Id == Focused && draft.Input == _newestInput())
            _attention.Answered();
        long sentUs = Clock.NowUs(_clock);
        int bytes = data.Length;
        Record(draft, stream, id, bytes);
        stream.Sent(id, sentUs);
        Connection.SendFrame(ChannelFor(stream, bytes), header, CollectionsMarshal.AsSpan(draft.Rects), data, _records is null ? null : this);
        _pacer.OnSent(Key(stream.Window.Id, id.Value), bytes, draft.AllowedBytes, sentUs, draft.IsUrgent);
        _frames++;
        _frameBytes += bytes;
    }

    private void Record(FrameDraft draft, WindowStream stream, FrameId id, int bytes)
    {
        if (_records is null)
            return;
        FrameRecord record = new()
        {
            Viewer = _number,
            Window = stream.Window.Id,
            Frame = id.Value,
            Kind = draft.Kind,
            Rects = draft.Rects.Count,
            Bytes = bytes,
            Encoder = "",
            Quality = -1,
            DamagedUs = draft.DamagedUs,
            BegunUs = draft.BegunUs,
            CapturedUs = draft.CapturedUs,
            ClassifiedUs = draft.Kind == FrameKind.Refinement ? draft.CapturedUs : stream.Encoder.ClassifiedUs,
            EncodedUs = draft.EncodedUs,
            QueuedBytes = Connection.TotalQueuedBytes,
        };
        record.Describe(CollectionsMarshal.AsSpan(draft.Rects));
        if (record.Kind is FrameKind.Video or FrameKind.VideoKey)
            (record.Encoder, record.Quality) = (stream.Encoder.VideoEncoderName, stream.Encoder.Options.Quality);
        _records.Add(record);
    }

    // Frames of one window must stay in order, so a window changes its channel only when none of its frames can be waiting.
    private Channel ChannelFor(WindowStream stream, int bytes)
    {
        Channel wanted = stream.Window.Id == Focused || bytes <= SmallFrameBytes ? Channel.PixelsFirst : Channel.Pixels;
        if (wanted != stream.Channel && Connection.QueuedBytes(stream.Channel) == 0)
            stream.Channel = wanted;
        return stream.Channel;
    }
}
