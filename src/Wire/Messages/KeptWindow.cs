using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>
/// What the near end still shows of a window from a link that was lost, so that the far end sends the difference only. Comes
/// before the first <see cref="Screen"/> of a link that was opened to resume.
/// </summary>
/// <param name="Window">The window.</param>
/// <param name="Width">Of what is shown, pixels.</param>
/// <param name="Height">Of what is shown, pixels.</param>
/// <param name="Digests">
/// 8 bytes, little-endian, for each tile of <see cref="TileSide"/> pixels square, row by row; tiles at the right and lower edges
/// are smaller. docs/protocol.md tells how they are computed.
/// </param>
public sealed record KeptWindow(WindowId Window, int Width, int Height, byte[] Digests) : IMessage<KeptWindow>
{
    /// <summary>Pixels.</summary>
    public const int TileSide = 32;

    public static MessageType Type => MessageType.KeptWindow;

    public static int FieldCount => 4;

    /// <summary>The bytes that the digests of a window of this size take.</summary>
    public static int DigestBytes(int width, int height) => TilesAlong(width) * TilesAlong(height) * sizeof(ulong);

    public static KeptWindow Read(ref MessagePackReader reader)
    {
        var window = new WindowId(reader.ReadUInt32());
        var width = WireFields.ReadSize(ref reader);
        var height = WireFields.ReadSize(ref reader);
        var digests = reader.ReadBin();
        if (digests.Length != DigestBytes(width, height))
            throw new ProtocolException($"A kept window of {width}x{height} came with {digests.Length} bytes of digests.");
        return new KeptWindow(window, width, height, digests.ToArray());
    }

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Window.Value);
        writer.Write(Width);
        writer.Write(Height);
        writer.WriteBin(Digests);
    }

    private static int TilesAlong(int pixels) => (pixels + TileSide - 1) / TileSide;
}
