using Rdfwd.Interop.Evdev;
using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Input.Messages;

/// <summary>A force-feedback effect that an application uploaded to the clone, or changed (struct ff_effect of linux/input.h).</summary>
/// <param name="Device">The device.</param>
/// <param name="Effect">With the clone's id. The union travels as its twelve 16-bit words.</param>
internal readonly record struct UploadEffect(uint Device, ff_effect Effect) : IMessage<UploadEffect>
{
    public static MessageType Type => InputMessageType.UploadEffect;

    public static int FieldCount => 9;

    public static unsafe UploadEffect Read(ref MessagePackReader reader)
    {
        uint device = reader.ReadUInt32();
        ff_effect effect = new()
        {
            id = reader.ReadInt16(),
            type = reader.ReadUInt16(),
            direction = reader.ReadUInt16(),
            trigger_button = reader.ReadUInt16(),
            trigger_interval = reader.ReadUInt16(),
            replay_length = reader.ReadUInt16(),
            replay_delay = reader.ReadUInt16(),
        };
        int words = reader.ReadArrayHeader(ff_effect.UnionWords);
        for (int i = 0; i < words; i++)
            effect.u[i] = reader.ReadUInt16();
        return new(device, effect);
    }

    public unsafe void Write(ref MessagePackWriter writer)
    {
        writer.Write(Device);
        writer.Write((int)Effect.id);
        writer.Write((uint)Effect.type);
        writer.Write((uint)Effect.direction);
        writer.Write((uint)Effect.trigger_button);
        writer.Write((uint)Effect.trigger_interval);
        writer.Write((uint)Effect.replay_length);
        writer.Write((uint)Effect.replay_delay);
        ff_effect effect = Effect;
        int words = ff_effect.UnionWords;
        while (words > 0 && effect.u[words - 1] == 0)
            words--;
        writer.WriteArrayHeader(words);
        for (int i = 0; i < words; i++)
            writer.Write((uint)effect.u[i]);
    }
}
