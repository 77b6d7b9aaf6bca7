using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Records;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>
/// Decodes frames into shared memory and draws them, on the thread that reads the wire, over an X connection of its own. A frame is
/// acknowledged when the server has read it, so the far end never runs ahead of the glass.
/// </summary>
internal sealed unsafe class Presenter : IDisposable
{
    private readonly ConcurrentDictionary<uint, NearSurface> _surfaces = new();
    private readonly XConnection _x;
    private readonly byte _depth;
    private readonly uint _gc;
    private readonly KeyLatency _latency;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly FrameRing? _records;
    private readonly Lock _drawing = new();
    private FrameAckSeries _acks = new();
    private long _clockOffsetUs;

    public Presenter(XConnection x, byte depth, KeyLatency latency, TimeProvider clock, ILogger log, FrameRing? records = null)
    {
        _records = records;
        _x = x;
        _depth = depth;
        _latency = latency;
        _clock = clock;
        _log = log;
        _gc = x.NewId();
        // A graphics context belongs to a depth, which it takes from a drawable.
        uint pixmap = x.NewId();
        uint noExposures = 0;
        xcb_create_pixmap(x.Handle, depth, pixmap, x.Root, 1, 1);
        xcb_create_gc(x.Handle, _gc, pixmap, XCB_GC_GRAPHICS_EXPOSURES, &noExposures);
        xcb_free_pixmap(x.Handle, pixmap);
        x.Flush();
    }

    /// <summary>How far this end's clock is believed to be ahead of the far one, µs. Any thread.</summary>
    public long ClockOffsetUs
    {
        get => Volatile.Read(ref _clockOffsetUs);
        set => Volatile.Write(ref _clockOffsetUs, value);
    }

    /// <summary>FFmpeg's name of the decoder that must be used; null to choose.</summary>
    public string? Decoder { get; init; }

    /// <summary>Told of the connection of each frame of a window that has video, on the thread that reads the wire.</summary>
    public Action<WireConnection>? VideoShown { get; init; }

    /// <summary>Counts for reports.</summary>
    public PresenterCounters Counters { get; } = new();

    public void Add(uint farId, uint nearId) => _surfaces[farId] = new NearSurface(farId, nearId, Decoder);

    /// <summary>FFmpeg's name of the decoder that a window's video needs; empty while there is none. Any thread.</summary>
    public string DecoderOf(uint farId) => _surfaces.TryGetValue(farId, out NearSurface? surface) ? surface.Decoder.VideoDecoderName : "";

    public void Remove(uint farId)
    {
        if (_surfaces.TryRemove(farId, out NearSurface? surface))
            surface.Dispose();
    }

    /// <summary>Decodes, draws and acknowledges one frame. Only the thread that reads the wire calls this.</summary>
    public void Show(WireConnection connection, Frame frame, long receivedUs)
    {
        FrameHeader header = frame.Header;
        if (!_surfaces.TryGetValue(header.Window.Value, out NearSurface? surface))
        {
            connection.Send(Channel.Ack, _acks.Shorten(new FrameAck(header.Window, header.Frame, (ulong)receivedUs, (ulong)receivedUs, (ulong)receivedUs, FrameResult.Skipped)));
            return;
        }

        long decodedUs;
        FrameResult result = FrameResult.Shown;
        lock (surface.Gate)
        {
            SharedImage image = Prepare(surface, header.Width, header.Height, out bool whole);
            ImageTarget target = new(image.Pixels, image.Width, image.Height, image.StrideBytes);
            Rect touched = surface.Decoder.Apply(frame.Rects, frame.Data, target);
            if (surface.Decoder.Failure.Length > 0)
            {
                result = FrameResult.CannotDecode;
                _log.LogWarning("A frame cannot be decoded: {Why}", surface.Decoder.Failure);
            }

            if (whole)
                touched = target.Bounds;
            decodedUs = Clock.NowUs(_clock);
            if (!touched.IsEmpty && surface.Frozen is null)
            {
                Draw(surface, image, touched);
            }
        }

        long presentedUs = Clock.NowUs(_clock);
        connection.Send(Channel.Ack, _acks.Shorten(new FrameAck(header.Window, header.Frame, (ulong)receivedUs, (ulong)decodedUs, (ulong)presentedUs, result)));
        if (surface.Decoder.VideoDecoderName.Length > 0)
            VideoShown?.Invoke(connection);
        _latency.OnFrame(header.Input.Value, presentedUs);
        Counters.Add(frame, presentedUs - receivedUs);
        if (_records is not null)
            Record(_records, frame, receivedUs, decodedUs, presentedUs, result);
    }

    /// <summary>Shows all of a picture in a window of any size, smaller where it must be. From the window thread.</summary>
    /// <param name="farId">The window's id at the far end.</param>
    /// <param name="width">Of the window, px.</param>
    /// <param name="height">Of the window, px.</param>
    public void Fit(uint farId, int width, int height)
    {
        if (!_surfaces.TryGetValue(farId, out NearSurface? surface))
            return;
        lock (surface.Gate)
        {
            if (surface.Room == (width, height))
                return;
            surface.Room = (width, height);
            if (surface.Image is { } image)
                ClearBeside(surface, PictureScale.Fit(image.Width, image.Height, width, height));
        }

        Redraw(farId, new Rect(0, 0, int.MaxValue, int.MaxValue));
    }

    /// <summary>Draws again what was uncovered. From the window thread.</summary>
    public void Redraw(uint farId, Rect area)
    {
        if (!_surfaces.TryGetValue(farId, out NearSurface? surface))
            return;
        lock (surface.Gate)
        {
            if ((surface.Frozen ?? surface.Image) is not { } image)
                return;
            // What was uncovered is told in pixels of the window, which need not be those of the picture.
            Rect visible = surface.Room is null ? area.Intersect(new Rect(0, 0, image.Width, image.Height)) : new Rect(0, 0, image.Width, image.Height);
            if (visible.IsEmpty)
                return;
            Draw(surface, image, visible);
        }
    }

    /// <summary>Shows every window dimmed, until <see cref="Restart"/>: what is on it is old.</summary>
    public void Freeze()
    {
        foreach (NearSurface surface in _surfaces.Values)
        {
            lock (surface.Gate)
            {
                if (surface.Image is not { } image || surface.Frozen is not null)
                    continue;
                SharedImage dimmed = new(_x, image.Width, image.Height);
                Dim(MemoryMarshal.Cast<byte, uint>(image.Pixels), MemoryMarshal.Cast<byte, uint>(dimmed.Pixels));
                surface.Frozen = dimmed;
            }

            Redraw(surface.FarId, new Rect(0, 0, int.MaxValue, int.MaxValue));
        }
    }

    /// <summary>
    /// A new link: the old pictures stay, and the far end is told what they are, so that it sends the difference. A far end that
    /// takes no notice sends all of each window.
    /// </summary>
    public void Restart(WireConnection connection)
    {
        _acks = new FrameAckSeries();
        foreach (NearSurface surface in _surfaces.Values)
        {
            lock (surface.Gate)
            {
                surface.Frozen?.Dispose();
                surface.Frozen = null;
                surface.Renew();
                if (surface.Image is { } image)
                {
                    byte[] digests = TileDigests.Compute(new ImageView(image.Pixels, image.Width, image.Height, image.StrideBytes));
                    connection.Send(Channel.Control, new KeptWindow(new WindowId(surface.FarId), image.Width, image.Height, digests));
                }
            }

            Redraw(surface.FarId, new Rect(0, 0, int.MaxValue, int.MaxValue));
        }
    }

    public void Dispose()
    {
        foreach (uint id in _surfaces.Keys)
            Remove(id);
        _x.Dispose();
    }

    // The far end's other stages are its own to record.
    private void Record(FrameRing records, Frame frame, long receivedUs, long decodedUs, long presentedUs, FrameResult result)
    {
        FrameHeader header = frame.Header;
        FrameRecord record = new()
        {
            Window = header.Window.Value,
            Frame = header.Frame.Value,
            Rects = frame.Rects.Length,
            Bytes = frame.Data.Length,
            Encoder = "",
            Quality = -1,
            DamagedUs = (long)header.DamageTime,
            BegunUs = (long)header.CaptureTime,
            CapturedUs = (long)header.CaptureTime,
            EncodedUs = (long)header.EncodedTime,
            ReceivedUs = receivedUs,
            DecodedUs = decodedUs,
            PresentedUs = presentedUs,
            AcknowledgedUs = presentedUs,
            ClockOffsetUs = ClockOffsetUs,
            Result = result,
        };
        record.Describe(frame.Rects);
        records.Add(record);
    }

    // The picture that the next frame is applied to, by the rules that the far end's encoder counts on.
    private SharedImage Prepare(NearSurface surface, int width, int height, out bool whole)
    {
        SharedImage? old = surface.Image;
        whole = old is null;
        if (old is not null && old.Width == width && old.Height == height)
            return old;
        SharedImage image = new(_x, width, height);
        if (old is not null)
        {
            WindowDecoder.CarryOver(new ImageView(old.Pixels, old.Width, old.Height, old.StrideBytes), new ImageTarget(image.Pixels, width, height, image.StrideBytes));
            old.Dispose();
        }

        surface.Image = image;
        if (surface.Room is { } room)
            ClearBeside(surface, PictureScale.Fit(width, height, room.Width, room.Height));
        return image;
    }

    private static void Dim(ReadOnlySpan<uint> from, Span<uint> to)
    {
        for (int i = 0; i < from.Length; i++)
        {
            uint half = (from[i] >> 1) & 0x7f7f7f;
            to[i] = half + 0x303030;
        }
    }

    // Of a larger picture something may be left there.
    private void ClearBeside(NearSurface surface, PictureScale scale)
    {
        // A width or height of 0 means all that follows (X11, ClearArea).
        if (surface.Room!.Value.Width > scale.ShownWidth)
            xcb_clear_area(_x.Handle, 0, surface.NearId, (short)scale.ShownWidth, 0, 0, 0);
        if (surface.Room.Value.Height > scale.ShownHeight)
            xcb_clear_area(_x.Handle, 0, surface.NearId, 0, (short)scale.ShownHeight, 0, 0);
    }

    private void Draw(NearSurface surface, SharedImage image, Rect area)
    {
        if (surface.Room is { } room && PictureScale.Fit(image.Width, image.Height, room.Width, room.Height) is { IsExact: false } scale)
        {
            area = surface.Scaled.Make(_x, image, scale, area, out image);
            if (area.IsEmpty)
                return;
        }

        // Of two threads that wait for events of one connection, each may take the other's.
        lock (_drawing)
            AwaitRead(ImageTransfer.Put(_x, surface.NearId, _gc, _depth, image, area, notify: true));
    }

    // Until the completion event the server may still read the pixels.
    private void AwaitRead(uint sequence)
    {
        _x.Flush();
        if (sequence == 0)
        {
            _x.Sync();
            return;
        }

        while (!_x.IsBroken)
        {
            xcb_generic_event_t* e = xcb_wait_for_event(_x.Handle);
            if (e == null)
                return;
            // An error for the request, when the window is gone, ends the wait as the completion does.
            bool ends = (int)(e->full_sequence - sequence) >= 0;
            Libc.free(e);
            if (ends)
                return;
        }
    }
}
