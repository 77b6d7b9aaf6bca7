using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Which decoder the near end uses for moving pictures, and why.</summary>
/// <param name="Name">FFmpeg's name; empty when none works there.</param>
/// <param name="Reason">One sentence for a person.</param>
/// <param name="Tried">What was tried, in order; at most <see cref="Limits.CodecsTried"/>.</param>
public sealed record NearDecoder(string Name, string Reason, IReadOnlyList<CodecTried> Tried) : IMessage<NearDecoder>
{
    public static MessageType Type => MessageType.NearDecoder;

    public static int FieldCount => 3;

    public static NearDecoder Read(ref MessagePackReader reader) => new(
        reader.ReadString(Limits.CodecNameBytes),
        reader.ReadString(Limits.CodecReasonBytes),
        ReadTried(ref reader));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Name, Limits.CodecNameBytes);
        writer.Write(Reason, Limits.CodecReasonBytes);
        var count = Math.Min(Tried.Count, Limits.CodecsTried);
        writer.WriteArrayHeader(count);
        for (var i = 0; i < count; i++)
            Tried[i].Write(ref writer);
    }

    private static CodecTried[] ReadTried(ref MessagePackReader reader)
    {
        var tried = new CodecTried[reader.ReadArrayHeader(Limits.CodecsTried)];
        for (var i = 0; i < tried.Length; i++)
            tried[i] = CodecTried.Read(ref reader);
        return tried;
    }
}
