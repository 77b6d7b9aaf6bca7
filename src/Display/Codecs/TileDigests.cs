using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Codecs;

/// <summary>
/// The digests by which the ends agree on what the near one still shows after a lost link (docs/protocol.md, KeptWindow). They
/// tell pictures apart; they do not resist somebody who makes two alike, which would spoil that one's own picture only.
/// </summary>
internal static class TileDigests
{
    private const ulong Seed = 0x243F6A8885A308D3;
    private const ulong Factor = 0x9E3779B97F4A7C15;

    /// <summary>Of all tiles of an image, row by row, as KeptWindow carries them.</summary>
    public static byte[] Compute(ImageView image)
    {
        TileGrid grid = new();
        grid.Resize(image.Width, image.Height);
        byte[] digests = new byte[KeptWindow.DigestBytes(image.Width, image.Height)];
        for (int row = 0; row < grid.Rows; row++)
        {
            for (int column = 0; column < grid.Columns; column++)
                BinaryPrimitives.WriteUInt64LittleEndian(At(digests, grid, column, row), Compute(image, grid.Area(column, row)));
        }

        return digests;
    }

    /// <summary>Of one tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Compute(ImageView image, Rect area)
    {
        ulong digest = Seed;
        for (int y = 0; y < area.Height; y++)
        {
            foreach (uint pixel in image.Row(area, y))
                digest = BitOperations.RotateLeft(digest ^ (pixel & 0xFFFFFF), 27) * Factor;
        }

        return digest;
    }

    /// <summary>The digest of one tile among all.</summary>
    public static ulong Read(byte[] digests, TileGrid grid, int column, int row) => BinaryPrimitives.ReadUInt64LittleEndian(At(digests, grid, column, row));

    private static Span<byte> At(byte[] digests, TileGrid grid, int column, int row) => digests.AsSpan(((row * grid.Columns) + column) * sizeof(ulong), sizeof(ulong));
}
