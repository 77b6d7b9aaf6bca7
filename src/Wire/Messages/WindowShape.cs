using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The shape of a window (SHAPE extension).</summary>
/// <param name="Window">The window.</param>
/// <param name="Kind">Which shape.</param>
/// <param name="Shaped">False when the window is the rectangle that it looks like; there are no rectangles then.</param>
/// <param name="Rectangles">What belongs to the window, relative to it; at most <see cref="Limits.ShapeRectangles"/>.</param>
public sealed record WindowShape(WindowId Window, ShapeKind Kind, bool Shaped, IReadOnlyList<ScreenRectangle> Rectangles) : IMessage<WindowShape>
{
    public static MessageType Type => MessageType.WindowShape;

    public static int FieldCount => 4;

    public static WindowShape Read(ref MessagePackReader reader) => new(
        new WindowId(reader.ReadUInt32()),
        reader.ReadUInt8() == (byte)ShapeKind.Input ? ShapeKind.Input : ShapeKind.Bounding,
        reader.ReadBool(),
        ReadRectangles(ref reader));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        writer.Write((uint)Kind);
        writer.Write(Shaped);
        writer.WriteArrayHeader(Rectangles.Count);
        foreach (var rectangle in Rectangles)
            rectangle.Write(ref writer);
    }

    private static ScreenRectangle[] ReadRectangles(ref MessagePackReader reader)
    {
        var rectangles = new ScreenRectangle[reader.ReadArrayHeader(Limits.ShapeRectangles)];
        for (var i = 0; i < rectangles.Length; i++)
            rectangles[i] = ScreenRectangle.Read(ref reader);
        return rectangles;
    }
}
