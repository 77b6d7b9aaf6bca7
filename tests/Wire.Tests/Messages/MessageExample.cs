using Rdfwd.Wire.Messages;

namespace Rdfwd.Wire.Tests.Messages;

/// <summary>A message, its bytes, and a way to read and write bytes of its kind.</summary>
internal sealed record MessageExample(string Name, MessageType Type, byte[] Bytes, Func<byte[], byte[]> Rewrite)
{
    public static MessageExample Of<T>(T message)
        where T : IMessage<T> =>
        new(typeof(T).Name, T.Type, Write(message), bytes => Write(MessageCodec.Read<T>(bytes)));

    public static MessageExample OfFrame(FrameHeader header, FrameRect[] rects, byte[] data) =>
        new(nameof(Frame), MessageType.Frame, WriteFrame(header, rects, data), RewriteFrame);

    public static byte[] Write<T>(T message)
        where T : IMessage<T>
    {
        using var buffer = new PooledBuffer();
        MessageCodec.Write(buffer, message);
        return buffer.Written.ToArray();
    }

    public static byte[] WriteFrame(FrameHeader header, ReadOnlySpan<FrameRect> rects, ReadOnlySpan<byte> data)
    {
        using var buffer = new PooledBuffer();
        FrameWriter.Write(buffer, header, rects, data.Length);
        buffer.Append(data);
        return buffer.Written.ToArray();
    }

    private static byte[] RewriteFrame(byte[] bytes)
    {
        var frame = new Frame();
        frame.Read(bytes);
        return WriteFrame(frame.Header, frame.Rects, frame.Data);
    }
}
