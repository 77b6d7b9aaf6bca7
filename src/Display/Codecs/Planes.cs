using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>Splits pixels into planes of bytes and back, and predicts each byte from a neighbour.</summary>
internal static class Planes
{
    public const int Count = 3;

    /// <summary>Writes Count × width × height bytes, transformed.</summary>
    public static void Split(ImageView image, Rect rect, PlaneTransform transform, Span<byte> planes)
    {
        int area = rect.Width * rect.Height;
        Span<byte> blue = planes[..area];
        Span<byte> green = planes.Slice(area, area);
        Span<byte> red = planes.Slice(2 * area, area);
        for (int y = 0; y < rect.Height; y++)
        {
            int at = y * rect.Width;
            SplitRow(image.Row(rect, y), blue.Slice(at, rect.Width), green.Slice(at, rect.Width), red.Slice(at, rect.Width));
        }

        if (transform == PlaneTransform.None)
            return;
        Subtract(blue, green);
        Subtract(red, green);
        int distance = transform == PlaneTransform.Up ? rect.Width : 1;
        Predict(blue, distance);
        Predict(green, distance);
        Predict(red, distance);
    }

    /// <summary>Undoes <see cref="Split"/>; the planes are overwritten.</summary>
    public static void Join(Span<byte> planes, PlaneTransform transform, ImageTarget image, Rect rect)
    {
        int area = rect.Width * rect.Height;
        Span<byte> blue = planes[..area];
        Span<byte> green = planes.Slice(area, area);
        Span<byte> red = planes.Slice(2 * area, area);
        if (transform != PlaneTransform.None)
        {
            int distance = transform == PlaneTransform.Up ? rect.Width : 1;
            Restore(blue, distance);
            Restore(green, distance);
            Restore(red, distance);
            Add(blue, green);
            Add(red, green);
        }

        for (int y = 0; y < rect.Height; y++)
        {
            int at = y * rect.Width;
            JoinRow(blue.Slice(at, rect.Width), green.Slice(at, rect.Width), red.Slice(at, rect.Width), image.Row(rect, y));
        }
    }

    private static void SplitRow(ReadOnlySpan<uint> row, Span<byte> blue, Span<byte> green, Span<byte> red)
    {
        ref uint pixels = ref MemoryMarshal.GetReference(row);
        ref byte b = ref MemoryMarshal.GetReference(blue);
        ref byte g = ref MemoryMarshal.GetReference(green);
        ref byte r = ref MemoryMarshal.GetReference(red);
        Vector128<byte> gather = Vector128.Create((byte)0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        int x = 0;
        for (; x <= row.Length - 4; x += 4)
        {
            Vector128<uint> lanes = Vector128.Shuffle(Vector128.LoadUnsafe(ref pixels, (nuint)x).AsByte(), gather).AsUInt32();
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref b, x), lanes.GetElement(0));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref g, x), lanes.GetElement(1));
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref r, x), lanes.GetElement(2));
        }

        for (; x < row.Length; x++)
        {
            uint pixel = row[x];
            blue[x] = (byte)pixel;
            green[x] = (byte)(pixel >> 8);
            red[x] = (byte)(pixel >> 16);
        }
    }

    private static void JoinRow(ReadOnlySpan<byte> blue, ReadOnlySpan<byte> green, ReadOnlySpan<byte> red, Span<uint> row)
    {
        ref uint pixels = ref MemoryMarshal.GetReference(row);
        ref byte b = ref MemoryMarshal.GetReference(blue);
        ref byte g = ref MemoryMarshal.GetReference(green);
        ref byte r = ref MemoryMarshal.GetReference(red);
        Vector128<byte> scatter = Vector128.Create((byte)0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
        int x = 0;
        for (; x <= row.Length - 4; x += 4)
        {
            Vector128<uint> lanes = Vector128.Create(
                Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref b, x)),
                Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref g, x)),
                Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref r, x)),
                ~0u);
            Vector128.Shuffle(lanes.AsByte(), scatter).AsUInt32().StoreUnsafe(ref pixels, (nuint)x);
        }

        for (; x < row.Length; x++)
            row[x] = PixelLayout.Opaque | ((uint)red[x] << 16) | ((uint)green[x] << 8) | blue[x];
    }

    private static void Subtract(Span<byte> from, ReadOnlySpan<byte> other)
    {
        int i = 0;
        for (; i <= from.Length - Vector256<byte>.Count; i += Vector256<byte>.Count)
            (Vector256.Create<byte>(from[i..]) - Vector256.Create(other[i..])).CopyTo(from[i..]);
        for (; i < from.Length; i++)
            from[i] -= other[i];
    }

    private static void Add(Span<byte> to, ReadOnlySpan<byte> other)
    {
        int i = 0;
        for (; i <= to.Length - Vector256<byte>.Count; i += Vector256<byte>.Count)
            (Vector256.Create<byte>(to[i..]) + Vector256.Create(other[i..])).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] += other[i];
    }

    // From the end to the start, so that every byte still meets its neighbour's own value.
    private static void Predict(Span<byte> plane, int distance)
    {
        int i = plane.Length;
        for (; i - Vector256<byte>.Count >= distance; i -= Vector256<byte>.Count)
        {
            int at = i - Vector256<byte>.Count;
            (Vector256.Create<byte>(plane[at..]) - Vector256.Create<byte>(plane[(at - distance)..])).CopyTo(plane[at..]);
        }

        for (i--; i >= distance; i--)
            plane[i] -= plane[i - distance];
    }

    private static void Restore(Span<byte> plane, int distance)
    {
        int i = distance;
        if (distance >= Vector256<byte>.Count)
        {
            for (; i <= plane.Length - Vector256<byte>.Count; i += Vector256<byte>.Count)
                (Vector256.Create<byte>(plane[i..]) + Vector256.Create<byte>(plane[(i - distance)..])).CopyTo(plane[i..]);
        }

        for (; i < plane.Length; i++)
            plane[i] += plane[i - distance];
    }
}
