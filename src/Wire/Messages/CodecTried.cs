using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>One codec that an end tried with one frame.</summary>
/// <param name="Name">FFmpeg's name.</param>
/// <param name="Works">It gave the picture at once.</param>
/// <param name="Reason">What came of it, one sentence.</param>
public readonly record struct CodecTried(string Name, bool Works, string Reason)
{
    internal const int Members = 3;

    internal static CodecTried Read(ref MessagePackReader reader)
    {
        var members = reader.ReadArrayHeader();
        return members == Members
            ? new CodecTried(reader.ReadString(Limits.CodecNameBytes), reader.ReadBool(), reader.ReadString(Limits.CodecReasonBytes))
            : throw new ProtocolException($"A codec that was tried has {Members} members and came with {members}.");
    }

    internal void Write(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(Members);
        writer.Write(Name, Limits.CodecNameBytes);
        writer.Write(Works);
        writer.Write(Reason, Limits.CodecReasonBytes);
    }
}
