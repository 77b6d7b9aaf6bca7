using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>Comparing, copying and moving pixels. The top byte of a pixel is ignored in comparisons.</summary>
internal static class PixelOps
{
    public static bool RowsEqual(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        ref uint left = ref MemoryMarshal.GetReference(a);
        ref uint right = ref MemoryMarshal.GetReference(b);
        int count = Math.Min(a.Length, b.Length);
        int i = 0;
        Vector256<uint> mask = Vector256.Create(PixelLayout.ColourMask);
        for (; i <= count - 16; i += 16)
        {
            Vector256<uint> first = Vector256.LoadUnsafe(ref left, (nuint)i) ^ Vector256.LoadUnsafe(ref right, (nuint)i);
            Vector256<uint> second = Vector256.LoadUnsafe(ref left, (nuint)i + 8) ^ Vector256.LoadUnsafe(ref right, (nuint)i + 8);
            if (((first | second) & mask) != Vector256<uint>.Zero)
                return false;
        }

        for (; i < count; i++)
        {
            if (((Unsafe.Add(ref left, i) ^ Unsafe.Add(ref right, i)) & PixelLayout.ColourMask) != 0)
                return false;
        }

        return true;
    }

    /// <summary>The number of equal pixels at the start of both.</summary>
    public static int EqualPrefix(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        int count = Math.Min(a.Length, b.Length);
        int i = 0;
        for (; i <= count - Vector256<uint>.Count; i += Vector256<uint>.Count)
        {
            uint different = Different(a, b, i);
            if (different != 0)
                return i + BitOperations.TrailingZeroCount(different);
        }

        while (i < count && ((a[i] ^ b[i]) & PixelLayout.ColourMask) == 0)
            i++;
        return i;
    }

    /// <summary>The number of equal pixels at the end of both, which must have the same length.</summary>
    public static int EqualSuffix(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b)
    {
        int i = a.Length;
        for (; i >= Vector256<uint>.Count; i -= Vector256<uint>.Count)
        {
            uint different = Different(a, b, i - Vector256<uint>.Count);
            if (different != 0)
                return a.Length - i + BitOperations.LeadingZeroCount(different) - (32 - Vector256<uint>.Count);
        }

        while (i > 0 && ((a[i - 1] ^ b[i - 1]) & PixelLayout.ColourMask) == 0)
            i--;
        return a.Length - i;
    }

    /// <summary>Of the pixels from <paramref name="at"/> on, as many as a vector has: a bit for each that differs, the first the lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Different(ReadOnlySpan<uint> a, ReadOnlySpan<uint> b, int at)
    {
        Vector256<uint> change = Vector256.Create(a[at..]) ^ Vector256.Create(b[at..]);
        return ~Vector256.Equals(change & Vector256.Create(PixelLayout.ColourMask), Vector256<uint>.Zero).ExtractMostSignificantBits() & 0xFF;
    }

    /// <summary>The smallest rectangle inside <paramref name="rect"/> around every pixel that differs; empty when none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Rect ChangedBounds(ImageView a, ImageView b, Rect rect)
    {
        int top = 0;
        while (top < rect.Height && RowsEqual(a.Row(rect, top), b.Row(rect, top)))
            top++;
        if (top == rect.Height)
            return default;
        int bottom = rect.Height;
        while (RowsEqual(a.Row(rect, bottom - 1), b.Row(rect, bottom - 1)))
            bottom--;
        int left = rect.Width;
        int right = rect.Width;
        for (int y = top; y < bottom && (left > 0 || right > 0); y++)
        {
            ReadOnlySpan<uint> first = a.Row(rect, y);
            ReadOnlySpan<uint> second = b.Row(rect, y);
            left = Math.Min(left, EqualPrefix(first[..left], second[..left]));
            right = Math.Min(right, EqualSuffix(first[^right..], second[^right..]));
        }

        return Rect.FromEdges(rect.X + left, rect.Y + top, rect.Right - right, rect.Y + bottom);
    }

    public static bool Equal(ImageView a, ImageView b, Rect rect)
    {
        for (int y = 0; y < rect.Height; y++)
        {
            if (!RowsEqual(a.Row(rect, y), b.Row(rect, y)))
                return false;
        }

        return true;
    }

    public static void Copy(ImageView from, ImageTarget to, Rect rect)
    {
        for (int y = 0; y < rect.Height; y++)
            from.Row(rect, y).CopyTo(to.Row(rect, y));
    }

    /// <summary>
    /// Copies the pixels at (<paramref name="sourceX"/>, <paramref name="sourceY"/>) into <paramref name="rect"/> of the same
    /// image, reading them as they were before; both may overlap.
    /// </summary>
    public static void Move(ImageTarget image, Rect rect, int sourceX, int sourceY)
    {
        Rect source = rect with { X = sourceX, Y = sourceY };
        // A row's own overlap is handled by CopyTo; the order of rows keeps a row from being overwritten before it is read.
        if (sourceY >= rect.Y)
        {
            for (int y = 0; y < rect.Height; y++)
                image.Row(source, y).CopyTo(image.Row(rect, y));
        }
        else
        {
            for (int y = rect.Height - 1; y >= 0; y--)
                image.Row(source, y).CopyTo(image.Row(rect, y));
        }
    }

    public static void Fill(ImageTarget image, Rect rect, uint colour)
    {
        for (int y = 0; y < rect.Height; y++)
            image.Row(rect, y).Fill(colour | PixelLayout.Opaque);
    }
}
