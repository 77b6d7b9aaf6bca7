using System.Buffers.Binary;

namespace Rdfwd.Wire.MessagePack;

public ref partial struct MessagePackReader
{
    /// <summary>Reads past one value of any type, nested at most <see cref="Limits.NestingLevels"/> deep.</summary>
    public void Skip() => Skip(Limits.NestingLevels);

    private void Skip(int levels)
    {
        var code = ReadCode("any");
        switch (code)
        {
            case <= MessagePackCode.PositiveFixIntMax:
            case >= MessagePackCode.NegativeFixIntMin:
            case MessagePackCode.Nil or MessagePackCode.False or MessagePackCode.True:
                return;
            case < MessagePackCode.FixArray:
                SkipElements((uint)(code & 0x0f), 2, levels);
                return;
            case < MessagePackCode.FixStr:
                SkipElements((uint)(code & 0x0f), 1, levels);
                return;
            case < MessagePackCode.Nil:
                Take((uint)(code & 0x1f));
                return;
            case MessagePackCode.Array16:
                SkipElements(BinaryPrimitives.ReadUInt16BigEndian(Take(2)), 1, levels);
                return;
            case MessagePackCode.Array32:
                SkipElements(BinaryPrimitives.ReadUInt32BigEndian(Take(4)), 1, levels);
                return;
            case MessagePackCode.Map16:
                SkipElements(BinaryPrimitives.ReadUInt16BigEndian(Take(2)), 2, levels);
                return;
            case MessagePackCode.Map32:
                SkipElements(BinaryPrimitives.ReadUInt32BigEndian(Take(4)), 2, levels);
                return;
            case MessagePackCode.NeverUsed:
                throw WrongType("a value", code);
            default:
                SkipScalar(code);
                return;
        }
    }

    private void SkipElements(uint count, int valuesEach, int levels)
    {
        if (levels == 0)
            throw new ProtocolException($"Values are nested deeper than {Limits.NestingLevels} levels.");
        var values = (long)CheckCount(count, int.MaxValue, valuesEach) * valuesEach;
        for (; values > 0; values--)
            Skip(levels - 1);
    }

    private void SkipScalar(byte code)
    {
        // An extension has a type byte before its bytes.
        var length = code switch
        {
            MessagePackCode.UInt8 or MessagePackCode.Int8 => 1u,
            MessagePackCode.UInt16 or MessagePackCode.Int16 => 2u,
            MessagePackCode.UInt32 or MessagePackCode.Int32 or MessagePackCode.Float32 => 4u,
            MessagePackCode.UInt64 or MessagePackCode.Int64 or MessagePackCode.Float64 => 8u,
            MessagePackCode.FixExt1 => 1u + 1,
            MessagePackCode.FixExt2 => 1u + 2,
            MessagePackCode.FixExt4 => 1u + 4,
            MessagePackCode.FixExt8 => 1u + 8,
            MessagePackCode.FixExt16 => 1u + 16,
            MessagePackCode.Bin8 or MessagePackCode.Str8 => Take(1)[0],
            MessagePackCode.Bin16 or MessagePackCode.Str16 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            MessagePackCode.Bin32 or MessagePackCode.Str32 => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            MessagePackCode.Ext8 => ExtensionLength(Take(1)[0]),
            MessagePackCode.Ext16 => ExtensionLength(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            MessagePackCode.Ext32 => ExtensionLength(BinaryPrimitives.ReadUInt32BigEndian(Take(4))),
            _ => throw WrongType("a value", code),
        };
        Take(length);
    }

    private static uint ExtensionLength(uint bytes) =>
        bytes < uint.MaxValue ? bytes + 1 : throw new ProtocolException("An extension is too long.");
}
