using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.State;
using Rdfwd.Wire;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Input.Messages;

/// <summary>A <see cref="DeviceDescription"/> as one MessagePack array (docs/protocol.md, "Input devices"). Sets are little-endian bytes without trailing zeros.</summary>
internal static class DescriptionCodec
{
    private const int Fields = 12;
    private const int AxisValues = 7;

    private static readonly ushort[] CodedTypes = [EventType.Key, EventType.Rel, EventType.Abs, EventType.Msc, EventType.Sw, EventType.Led, EventType.Snd, EventType.Ff];

    public static void Write(ref MessagePackWriter writer, DeviceDescription device)
    {
        DeviceState state = device.State;
        writer.WriteArrayHeader(Fields);
        writer.Write(device.Name, InputLimits.NameBytes);
        writer.Write(device.Phys, InputLimits.NameBytes);
        writer.Write(device.Uniq, InputLimits.NameBytes);
        writer.WriteArrayHeader(4);
        writer.Write((uint)device.Id.Bus);
        writer.Write((uint)device.Id.Vendor);
        writer.Write((uint)device.Id.Product);
        writer.Write((uint)device.Id.Version);
        writer.WriteBin(device.Properties.ToBytes());
        writer.WriteBin(device.Types.ToBytes());
        WriteCodes(ref writer, device);
        WriteAxes(ref writer, device);
        writer.WriteArrayHeader(2);
        writer.Write(device.RepeatDelayMs);
        writer.Write(device.RepeatPeriodMs);
        writer.Write(device.EffectsMax);
        writer.WriteArrayHeader(4);
        writer.WriteBin(state.Keys.ToBytes());
        writer.WriteBin(state.Switches.ToBytes());
        writer.WriteBin(state.Leds.ToBytes());
        writer.WriteBin(state.Sounds.ToBytes());
        WriteSlots(ref writer, device);
    }

    public static DeviceDescription Read(ref MessagePackReader reader)
    {
        int fields = reader.ReadArrayHeader();
        if (fields < Fields)
            throw new ProtocolException($"A device description has {fields} fields, and {Fields} were expected.");
        DeviceDescription device = new()
        {
            Name = reader.ReadString(InputLimits.NameBytes),
            Phys = reader.ReadString(InputLimits.NameBytes),
            Uniq = reader.ReadString(InputLimits.NameBytes),
        };
        Expect(ref reader, 4, "the ids of a device");
        device.Id = new(reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16(), reader.ReadUInt16());
        ReadSet(ref reader, device.Properties);
        ReadSet(ref reader, device.Types);
        ReadCodes(ref reader, device);
        ReadAxes(ref reader, device);
        Expect(ref reader, 2, "the repeat rate of a device");
        device.RepeatDelayMs = reader.ReadInt32();
        device.RepeatPeriodMs = reader.ReadInt32();
        device.EffectsMax = reader.ReadInt32();
        Expect(ref reader, 4, "the state of a device");
        ReadSet(ref reader, device.State.Keys);
        ReadSet(ref reader, device.State.Switches);
        ReadSet(ref reader, device.State.Leds);
        ReadSet(ref reader, device.State.Sounds);
        ReadSlots(ref reader, device);
        for (; fields > Fields; fields--)
            reader.Skip();
        return device;
    }

    private static void WriteCodes(ref MessagePackWriter writer, DeviceDescription device)
    {
        int sets = 0;
        foreach (ushort type in CodedTypes)
            sets += device.Codes(type).IsEmpty ? 0 : 1;
        writer.WriteMapHeader(sets);
        foreach (ushort type in CodedTypes)
        {
            if (device.Codes(type).IsEmpty)
                continue;
            writer.Write((uint)type);
            writer.WriteBin(device.Codes(type).ToBytes());
        }
    }

    private static void ReadCodes(ref MessagePackReader reader, DeviceDescription device)
    {
        int sets = reader.ReadMapHeader(EventType.Count);
        for (int i = 0; i < sets; i++)
        {
            int type = reader.ReadUInt16();
            if (EventType.CodeCount(type) == 0)
                reader.Skip();
            else
                ReadSet(ref reader, device.Codes(type));
        }
    }

    private static void WriteAxes(ref MessagePackWriter writer, DeviceDescription device)
    {
        writer.WriteArrayHeader(device.Codes(EventType.Abs).Count * AxisValues);
        foreach (int axis in device.Codes(EventType.Abs).Members())
        {
            AbsInfo info = device.Axis(axis);
            writer.Write(axis);
            writer.Write(device.State.SlotCount > 0 && Code.IsMt(axis) ? info.Value : device.State.Axis(axis));
            writer.Write(info.Minimum);
            writer.Write(info.Maximum);
            writer.Write(info.Fuzz);
            writer.Write(info.Flat);
            writer.Write(info.Resolution);
        }
    }

    private static void ReadAxes(ref MessagePackReader reader, DeviceDescription device)
    {
        int values = reader.ReadArrayHeader(EventType.CodeCount(EventType.Abs) * AxisValues);
        if (values != device.Codes(EventType.Abs).Count * AxisValues)
            throw new ProtocolException("A device description has not one entry for each axis.");
        for (int i = 0; i < values; i += AxisValues)
        {
            ushort axis = reader.ReadUInt16();
            if (!device.Has(EventType.Abs, axis))
                throw new ProtocolException($"A device description gives axis {axis}, which the device lacks.");
            device.AddAxis(axis, new(reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32()));
        }
    }

    private static void WriteSlots(ref MessagePackWriter writer, DeviceDescription device)
    {
        DeviceState state = device.State;
        int[] axes = MtAxes(device);
        writer.WriteArrayHeader(state.SlotCount * axes.Length);
        for (int slot = 0; slot < state.SlotCount; slot++)
        {
            foreach (int axis in axes)
                writer.Write(state.Slot(slot, axis));
        }
    }

    private static void ReadSlots(ref MessagePackReader reader, DeviceDescription device)
    {
        DeviceState state = device.State;
        int[] axes = MtAxes(device);
        Expect(ref reader, state.SlotCount * axes.Length, "the touch slots of a device");
        for (int slot = 0; slot < state.SlotCount; slot++)
        {
            foreach (int axis in axes)
                state.SetSlot(slot, axis, reader.ReadInt32());
        }
    }

    private static int[] MtAxes(DeviceDescription device) => [.. device.Codes(EventType.Abs).Members().Where(Code.IsMt)];

    private static void ReadSet(ref MessagePackReader reader, BitSet set) => set.Load(reader.ReadBin((set.Capacity + 7) / 8));

    private static void Expect(ref MessagePackReader reader, int count, string what)
    {
        int found = reader.ReadArrayHeader(count);
        if (found != count)
            throw new ProtocolException($"{what} come with {found} values instead of {count}.");
    }
}
