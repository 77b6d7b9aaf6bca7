using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Records;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Near;

/// <summary>
/// Decodes frames into shared memory and draws them, on the thread that reads the wire, over an X connection of its own. What takes long is
/// decoded aside when other windows are shown, so that an echo does not wait for a film. A frame is acknowledged when the server has read it,
/// so the far end never runs ahead of the glass.
/// </summary>
internal sealed unsafe partial class Presenter : IDisposable
{
    // Data of so many bytes takes long to decode, whatever its area.
    private const int HeavyBytes = 32 * 1024;

    private const int LastWordMs = 200;

    private readonly ConcurrentDictionary<uint, NearSurface> _surfaces = new();
    private readonly XConnection _x;
    private readonly byte _depth;
    private readonly uint _gc;
    private readonly KeyLatency _latency;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly FrameRing? _records;
    private readonly Lock _drawing = new();
    private readonly Lock _ending = new();
    private readonly Frame _asideFrame = new();
    private AsideWorker? _worker;
    private uint _asideWindow;
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

    /// <summary>Told of the connection of each frame of a window that has video, on the thread that decoded it.</summary>
    public Action<WireConnection>? VideoShown { get; init; }

    /// <summary>Told of what changed in a window, in its own pixels, on the thread that decoded it.</summary>
    public Action<uint, Rect>? Changed { get; set; }

    /// <summary>What the pictures of all windows may take.</summary>
    public long MostBytes { get; init; } = Limits.PicturesBytes;

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

    /// <summary>
    /// Decodes, draws and acknowledges one frame, or sees to it that this is done. Only the thread that reads the wire calls this. Data that is
    /// none is a <see cref="ProtocolException"/>; found aside, it closes the connection for that reason.
    /// </summary>
    public void Show(WireConnection connection, Frame frame, long receivedUs)
    {
        uint window = frame.Header.Window.Value;
        bool aside = _surfaces.Count > 1 && IsHeavy(frame);
        // Frames of one window keep their order, and one at a time is decoded aside.
        if (_worker is not null && (aside || window == _asideWindow || !_worker.IsWorking))
            _worker.Wait();
        if (!aside)
        {
            Present(connection, frame, receivedUs);
            return;
        }

        _asideFrame.CopyFrom(frame);
        _asideWindow = window;
        _worker ??= new AsideWorker("near-decode");
        _worker.Begin(() => PresentAside(connection, receivedUs));
    }

    private void PresentAside(WireConnection connection, long receivedUs)
    {
        try
        {
            Present(connection, _asideFrame, receivedUs);
        }
        catch (ProtocolException e)
        {
            connection.Close(DisconnectReason.ProtocolError, e.Message, LastWordMs);
        }
        catch
        {
            // Without its acknowledgement the far end would wait for ever; the next frame or link throws it.
            connection.Abort(DisconnectReason.LinkLost, "A frame could not be shown.");
            throw;
        }
    }

    private static bool IsHeavy(Frame frame)
    {
        if (frame.Data.Length >= HeavyBytes)
            return true;
        foreach (ref readonly FrameRect rect in frame.Rects)
        {
            if (rect.Codec == RectCodec.H264 && rect.Width * rect.Height >= AsideWorker.WorthPixels)
                return true;
        }

        return false;
    }

    private void Present(WireConnection connection, Frame frame, long receivedUs)
    {
        FrameHeader header = frame.Header;
        if (!_surfaces.TryGetValue(header.Window.Value, out NearSurface? surface))
        {
            Acknowledge(connection, header, receivedUs, receivedUs, receivedUs, FrameResult.Skipped);
            return;
        }

        long decodedUs;
        Rect changed;
        FrameResult result = FrameResult.Shown;
        lock (surface.Gate)
        {
            if (surface.IsDisposed)
            {
                Acknowledge(connection, header, receivedUs, receivedUs, receivedUs, FrameResult.Skipped);
                return;
            }

            SharedImage image = Prepare(surface, header.Width, header.Height, out bool whole);
            ImageTarget target = new(image.Pixels, image.Width, image.Height, image.StrideBytes);
            Rect touched = changed = surface.Decoder.Apply(frame.Rects, frame.Data, target);
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
        Acknowledge(connection, header, receivedUs, decodedUs, presentedUs, result);
        Changed?.Invoke(surface.FarId, changed);
        if (surface.Decoder.VideoDecoderName.Length > 0)
            VideoShown?.Invoke(connection);
        lock (_ending)
        {
            _latency.OnFrame(header.Input.Value, presentedUs);
            Counters.Add(frame, presentedUs - receivedUs);
            if (_records is not null)
                Record(_records, frame, receivedUs, decodedUs, presentedUs, result);
        }
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
        _worker?.Wait();
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
        _worker?.Dispose();
        foreach (uint id in _surfaces.Keys)
            Remove(id);
        _x.Dispose();
    }

    // The peer completes each acknowledgement from the one before, so they leave in the order in which they were shortened.
    private void Acknowledge(WireConnection connection, in FrameHeader header, long receivedUs, long decodedUs, long presentedUs, FrameResult result)
    {
        lock (_ending)
            connection.Send(Channel.Ack, _acks.Shorten(new FrameAck(header.Window, header.Frame, (ulong)receivedUs, (ulong)decodedUs, (ulong)presentedUs, result)));
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
}
