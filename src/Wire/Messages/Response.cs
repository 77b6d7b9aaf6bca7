using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The answer to a <see cref="Request"/>. Large ones go by channel bulk.</summary>
/// <param name="Id">The id of the request.</param>
/// <param name="ExitCode">0 when it was done, else a <see cref="DisconnectReason"/>; with id 0 the exit status of the session's last program.</param>
/// <param name="Json">The result as JSON; after a failure an object with "message".</param>
/// <param name="Payload">Bytes that JSON cannot carry, for example a picture; often empty.</param>
public sealed record Response(uint Id, uint ExitCode, string Json, byte[] Payload) : IMessage<Response>
{
    public static MessageType Type => MessageType.Response;

    public static int FieldCount => 4;

    public static Response Read(ref MessagePackReader reader) => new(
        reader.ReadUInt32(),
        reader.ReadUInt32(),
        reader.ReadString(Limits.JsonBytes),
        reader.ReadBin(Limits.ResponsePayloadBytes).ToArray());

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Id);
        writer.Write(ExitCode);
        writer.Write(Json);
        writer.WriteBin(Payload);
    }
}
