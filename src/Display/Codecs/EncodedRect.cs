using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Codecs;

/// <summary>One rectangle ready to send. The data is borrowed from the encoder, valid until its next call.</summary>
internal readonly ref struct EncodedRect
{
    public EncodedRect(RectCodec codec, uint parameter, ReadOnlySpan<byte> data)
    {
        Codec = codec;
        Parameter = parameter;
        Data = data;
    }

    public RectCodec Codec { get; }

    public uint Parameter { get; }

    public ReadOnlySpan<byte> Data { get; }
}
