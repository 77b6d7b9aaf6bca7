using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>A part of the near screen, in pixels of its root window.</summary>
public readonly record struct ScreenRectangle(int X, int Y, int Width, int Height)
{
    internal static ScreenRectangle Read(ref MessagePackReader reader)
    {
        var count = reader.ReadArrayHeader();
        if (count != 4)
            throw new ProtocolException($"A rectangle has four numbers and came with {count}.");
        return new ScreenRectangle(reader.ReadInt16(), reader.ReadInt16(), reader.ReadUInt16(), reader.ReadUInt16());
    }

    internal void Write(ref MessagePackWriter writer)
    {
        writer.WriteArrayHeader(4);
        writer.Write(X);
        writer.Write(Y);
        writer.Write(Width);
        writer.Write(Height);
    }
}
