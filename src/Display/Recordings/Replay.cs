using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Pacing;
using Rdfwd.Display.Records;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Recordings;

/// <summary>
/// Sends a recorded session again, to nowhere: each recorded change goes through the encoder of its window at its recorded time. Time is
/// the recording's, so the same recording gives the same bytes. One thread.
/// </summary>
public sealed class Replay : IDisposable
{
    // A recording cannot make this end hold more pictures than this.
    private const long MostPixels = 256 << 20;

    // Times of zero mean "never" to encoders.
    private const long EpochUs = 1_000_000;

    private const long LeastSpanUs = 1_000;
    private const long MostSpanUs = 100_000;
    private const int LeastFrameBytes = 1200;

    // After the last change windows get this long to become exact.
    private const long AfterUs = 10_000_000;

    private readonly Dictionary<uint, ReplayWindow> _windows = [];
    private readonly HashSet<uint> _seen = [];
    private readonly ReplayOptions _options;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<FrameRect> _rects = [];
    private readonly List<long> _encodeUs = [];
    private readonly long[] _codecBytes = new long[CodecBytes.Count];
    private readonly Frame _frame = new();
    private long _changes;
    private long _refinements;
    private long _bytes;
    private int _gaps;
    private long _missingUs;

    private Replay(ReplayOptions options)
    {
        _options = options;
    }

    /// <summary>Runs a whole recording.</summary>
    /// <exception cref="ProtocolException">It breaks the format.</exception>
    /// <exception cref="VideoCodecException">The encoder that the options name does not work here.</exception>
    public static ReplayResult Run(Stream recording, ReplayOptions options, CancellationToken cancel = default)
    {
        if (options.Picture.Encoder is { } encoder)
            _ = VideoCodecs.SelectEncoder(encoder);
        using Replay replay = new(options);
        return replay.Run(new RecordingReader(recording), cancel);
    }

    public void Dispose()
    {
        foreach (ReplayWindow window in _windows.Values)
            window.Dispose();
        _hash.Dispose();
    }

    private ReplayResult Run(RecordingReader reader, CancellationToken cancel)
    {
        TimeSpan cpu = Environment.CpuUsage.TotalTime;
        bool whole = false;
        while (!whole && !cancel.IsCancellationRequested && reader.TryRead())
        {
            Advance(reader.TimeUs + EpochUs);
            whole = reader.Kind == RecordingChunkKind.End;
            if (reader.Kind == RecordingChunkKind.Message)
                Take(reader.Payload, reader.TimeUs + EpochUs);
            else if (reader.Kind == RecordingChunkKind.Gap)
                Miss(reader.Payload.Span);
        }

        long endUs = reader.TimeUs;
        Advance(endUs + EpochUs + AfterUs);
        long[] sorted = [.. _encodeUs.Order()];
        Dictionary<string, long> codecs = [];
        for (int i = 0; i < _codecBytes.Length; i++)
        {
            if (_codecBytes[i] > 0)
                codecs[((RectCodec)i).ToString().ToLowerInvariant()] = _codecBytes[i];
        }

        return new ReplayResult(
            _seen.Count, _changes, _encodeUs.Count, _refinements, _bytes, codecs, endUs / 1e6, _gaps, _missingUs / 1e6, sorted.Sum() / 1e6,
            Percentiles.Of(sorted, 50), Percentiles.Of(sorted, 95), Percentiles.Of(sorted, 99),
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, whole, _windows.Values.All(w => w.Encoder.IsExact && !w.Encoder.HasPending),
            Convert.ToHexStringLower(_hash.GetCurrentHash()));
    }

    private void Take(ReadOnlyMemory<byte> message, long nowUs)
    {
        switch (MessageCodec.ReadType(message.Span))
        {
            case MessageType.Frame:
                _frame.Read(message);
                ReplayWindow window = WindowOf(_frame.Header);
                window.Apply(_frame);
                _changes++;
                Encode(_frame.Header.Window.Value, window, nowUs, refine: false);
                break;
            case MessageType.WindowGone:
                if (_windows.Remove(MessageCodec.Read<WindowGone>(message.Span).Window.Value, out ReplayWindow? gone))
                    gone.Dispose();
                break;
            case MessageType.WindowList:
                KeepOnly(MessageCodec.Read<WindowList>(message.Span).Windows);
                break;
            default:
                break;
        }
    }

    // Windows that went while the link was lost are told in no other way.
    private void KeepOnly(WindowId[] windows)
    {
        foreach (uint id in _windows.Keys.Except(windows.Select(window => window.Value)).ToArray())
        {
            _windows.Remove(id, out ReplayWindow? gone);
            gone!.Dispose();
        }
    }

    private void Miss(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < sizeof(long))
            throw new ProtocolException("The recording has a gap that does not say how long it is.");
        _gaps++;
        _missingUs += Math.Clamp(BinaryPrimitives.ReadInt64LittleEndian(payload), 0, long.MaxValue - _missingUs);
    }

    private ReplayWindow WindowOf(in FrameHeader header)
    {
        uint id = header.Window.Value;
        long pixels = (long)header.Width * header.Height;
        foreach ((uint other, ReplayWindow open) in _windows)
            pixels += other == id ? 0 : (long)open.Source.Width * open.Source.Height;
        if (pixels > MostPixels)
            throw new ProtocolException($"The recording has more than {MostPixels >> 20} million pixels in windows at one time.");
        if (_windows.TryGetValue(id, out ReplayWindow? window))
            return window;
        if (_windows.Count == Limits.Windows)
            throw new ProtocolException($"The recording has more than {Limits.Windows} windows at one time.");
        _seen.Add(id);
        return _windows[id] = new ReplayWindow(header.Width, header.Height, _options.Picture.ForEncoder);
    }

    // What windows still owe is sent as time passes, in order of their ids.
    private void Advance(long untilUs)
    {
        const int mostSteps = 10_000;
        foreach ((uint id, ReplayWindow window) in _windows.OrderBy(w => w.Key))
        {
            for (int i = 0; i < mostSteps; i++)
            {
                long dueUs = window.Encoder.HasPending ? window.SentUs + LeastSpanUs : window.Encoder.RefineDueUs ?? long.MaxValue;
                dueUs = Math.Max(dueUs, window.SentUs + LeastSpanUs);
                if (dueUs >= untilUs || !Encode(id, window, dueUs, refine: !window.Encoder.HasPending))
                    break;
            }
        }
    }

    // False when there was nothing to send.
    private bool Encode(uint id, ReplayWindow window, long nowUs, bool refine)
    {
        using PooledBuffer data = new();
        _rects.Clear();
        long began = Stopwatch.GetTimestamp();
        bool send = refine
            ? window.Encoder.Refine(window.Source.View, BudgetAt(window, nowUs), nowUs, _rects, data)
            : window.Encoder.Encode(window.Source.View, window.Damage, BudgetAt(window, nowUs), nowUs, _rects, data);
        long tookUs = (long)Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        if (!refine)
            window.Damage.Clear();
        window.SentUs = nowUs;
        if (!send)
            return false;
        _encodeUs.Add(tookUs);
        _refinements += refine ? 1 : 0;
        _bytes += data.Length;
        Hash(id, window.Next++, data);
        foreach (FrameRect rect in _rects)
            _codecBytes[Math.Min((int)rect.Codec, CodecBytes.Count - 1)] += rect.Length;
        return true;
    }

    private FrameBudget BudgetAt(ReplayWindow window, long nowUs)
    {
        if (_options.LinkBitsPerSecond == 0)
            return FrameBudget.Unlimited;
        long rate = _options.LinkBitsPerSecond / 8;
        long spanUs = Math.Clamp(nowUs - window.SentUs, LeastSpanUs, MostSpanUs);
        return new FrameBudget((int)Math.Clamp(rate * spanUs / 1_000_000, LeastFrameBytes, int.MaxValue), 0, rate);
    }

    private void Hash(uint window, uint frame, PooledBuffer data)
    {
        Span<byte> bytes = stackalloc byte[32];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, window);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], frame);
        _hash.AppendData(bytes[..8]);
        foreach (ref readonly FrameRect rect in CollectionsMarshal.AsSpan(_rects))
        {
            int at = 0;
            foreach (int field in (ReadOnlySpan<int>)[rect.X, rect.Y, rect.Width, rect.Height, (int)rect.Codec, (int)rect.Parameter, rect.Length])
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes[at..], field);
                at += sizeof(int);
            }

            _hash.AppendData(bytes[..at]);
        }

        _hash.AppendData(data.Written);
    }
}
