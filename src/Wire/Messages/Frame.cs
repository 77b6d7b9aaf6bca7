using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>
/// Reads frames. One object is used again and again and allocates nothing once it has seen its largest frame. What it
/// shows of a frame, the data above all, is borrowed from the bytes that were read and ends with them.
/// </summary>
public sealed class Frame
{
    internal const int FieldCount = 11;

    // Without a parameter and without data, which are 0 then.
    internal const int FewestRectMembers = 5;
    internal const int RectMembers = 7;

    // Of one large frame no more is kept for those that follow.
    private const int KeptBytes = 512 * 1024;

    private FrameRect[] _rects = [];
    private int _rectCount;
    private ReadOnlyMemory<byte> _data;
    private byte[] _own = [];

    /// <summary>What the frame says before its rectangles.</summary>
    public FrameHeader Header { get; private set; }

    /// <summary>The rectangles in the order in which they are applied. Valid until the next read.</summary>
    public ReadOnlySpan<FrameRect> Rects => _rects.AsSpan(0, _rectCount);

    /// <summary>The rectangles' data, one after another. Valid as long as the bytes that were read.</summary>
    public ReadOnlySpan<byte> Data => _data.Span;

    /// <summary>Reads the frame of a message. The data stays valid until the next message is received.</summary>
    public void Read(in IncomingMessage message) => Read(message.PayloadMemory);

    /// <summary>
    /// Reads a frame; <paramref name="payload"/> is borrowed. Throws <see cref="ProtocolException"/> when it is malformed:
    /// the object then shows an empty frame.
    /// </summary>
    public void Read(ReadOnlyMemory<byte> payload)
    {
        _rectCount = 0;
        _data = default;
        Header = default;
        var reader = new MessagePackReader(payload.Span);
        var extra = MessageCodec.ReadStart(ref reader, MessageType.Frame, FieldCount);
        var header = ReadHeader(ref reader);
        var count = reader.ReadArrayHeader(Limits.FrameRects);
        if (_rects.Length < count)
            _rects = new FrameRect[Math.Max(count, Math.Min(Limits.FrameRects, _rects.Length * 2))];
        long sum = 0;
        var (x, y) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            _rects[i] = ReadRect(ref reader, header, x, y);
            (x, y) = (_rects[i].X, _rects[i].Y);
            sum += _rects[i].Length;
        }

        var length = reader.ReadBin().Length;
        if (length != sum)
            throw new ProtocolException($"A frame's rectangles count {sum} bytes and its data has {length}.");
        var data = payload.Slice(reader.Position - length, length);
        MessageCodec.ReadEnd(ref reader, extra);
        Header = header;
        _rectCount = count;
        _data = data;
    }

    /// <summary>Becomes the same as another, with a copy of its data, so that it lasts until the next call.</summary>
    public void CopyFrom(Frame other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (_rects.Length < other._rectCount)
            _rects = new FrameRect[other._rectCount];
        other.Rects.CopyTo(_rects);
        if (_own.Length < other._data.Length || _own.Length > Math.Max(KeptBytes, other._data.Length * 4))
            _own = new byte[Math.Max(other._data.Length, KeptBytes)];
        other._data.Span.CopyTo(_own);
        Header = other.Header;
        _rectCount = other._rectCount;
        _data = _own.AsMemory(0, other._data.Length);
    }

    private static FrameHeader ReadHeader(ref MessagePackReader reader)
    {
        var window = new WindowId(reader.ReadUInt32());
        var frame = new FrameId(reader.ReadUInt32());
        var width = WireFields.ReadSize(ref reader);
        var height = WireFields.ReadSize(ref reader);
        var input = new InputSequence(reader.ReadUInt32());
        var flags = (FrameFlags)reader.ReadUInt32();
        var damage = reader.ReadUInt64();
        var capture = WireFields.ReadLater(ref reader, damage);
        var encoded = WireFields.ReadLater(ref reader, capture);
        return new FrameHeader(window, frame, width, height, input, flags, damage, capture, encoded);
    }

    private static FrameRect ReadRect(ref MessagePackReader reader, in FrameHeader header, int earlierX, int earlierY)
    {
        var members = reader.ReadArrayHeader();
        if (members is < FewestRectMembers or > RectMembers)
            throw new ProtocolException($"A rectangle has {FewestRectMembers} to {RectMembers} members and came with {members}.");
        var rect = new FrameRect(
            WireFields.ReadNext(ref reader, earlierX),
            WireFields.ReadNext(ref reader, earlierY),
            reader.ReadUInt16(),
            reader.ReadUInt16(),
            (RectCodec)reader.ReadUInt8(),
            members > FewestRectMembers ? reader.ReadUInt32() : 0,
            members == RectMembers ? reader.ReadUInt31() : 0);
        if (!IsInside(rect.X, rect.Y, rect, header))
        {
            throw new ProtocolException(
                $"A rectangle of {rect.Width}x{rect.Height} at {rect.X},{rect.Y} is not inside its frame of {header.Width}x{header.Height}.");
        }

        if (rect.Codec == RectCodec.Copy && !IsInside((int)(rect.Parameter >> 16), (int)(rect.Parameter & 0xffff), rect, header))
            throw new ProtocolException("A rectangle copies from outside its frame.");
        if (rect.Codec is RectCodec.Copy or RectCodec.Solid && rect.Length != 0)
            throw new ProtocolException($"A rectangle that needs no data came with {rect.Length} bytes.");
        return rect;
    }

    private static bool IsInside(int x, int y, in FrameRect rect, in FrameHeader header) =>
        rect.Width > 0 && rect.Height > 0 && x + rect.Width <= header.Width && y + rect.Height <= header.Height;
}
