using Rdfwd.Wire;

namespace Rdfwd.Input.Messages;

/// <summary>The numbers of the messages about input devices (docs/protocol.md, "Input devices").</summary>
internal static class InputMessageType
{
    public const MessageType AddDevice = (MessageType)80;
    public const MessageType RemoveDevice = (MessageType)81;
    public const MessageType DeviceEvent = (MessageType)82;
    public const MessageType DeviceFrame = (MessageType)83;
    public const MessageType ReleaseDevice = (MessageType)84;
    public const MessageType Alive = (MessageType)85;
    public const MessageType DeviceCreated = (MessageType)86;
    public const MessageType DeviceRefused = (MessageType)87;
    public const MessageType UploadEffect = (MessageType)88;
    public const MessageType EraseEffect = (MessageType)89;
}
