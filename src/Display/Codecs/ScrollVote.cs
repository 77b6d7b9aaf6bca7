using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>
/// Guesses how far content moved up or down: rows of a few vertical strips are hashed in both images, and every row whose
/// hash is unique votes for the distance to its twin. A guess is to be verified. Not thread-safe.
/// </summary>
internal sealed class ScrollVote
{
    private const int StripWidth = 64;
    private const int MaxStrips = 8;
    private const int TableBits = 14;
    private const int MinVotes = 8;
    private const int Ambiguous = -1;

    private static readonly Vector256<uint>[] Multipliers = MakeMultipliers();

    private readonly int[] _stamps = new int[1 << TableBits];
    private readonly uint[] _keys = new uint[1 << TableBits];
    private readonly int[] _rows = new int[1 << TableBits];
    private int[] _votes = [];
    private uint[] _hashes = [];
    private int _stamp;

    /// <summary>Finds the distance that has by far the most votes.</summary>
    /// <param name="current">The new image.</param>
    /// <param name="before">The old image, of the same size.</param>
    /// <param name="area">Where to look, in both.</param>
    /// <param name="dy">The row that is now at y was at y + dy.</param>
    public bool TryGuess(ImageView current, ImageView before, Rect area, out int dy)
    {
        dy = 0;
        if (_votes.Length < 2 * area.Height)
            _votes = new int[2 * area.Height];
        Span<int> votes = _votes.AsSpan(0, 2 * area.Height);
        votes.Clear();
        int strips = Math.Min(MaxStrips, Math.Max(1, area.Width / StripWidth));
        int hashes = strips * area.Height;
        if (_hashes.Length < 2 * hashes)
            _hashes = new uint[2 * hashes];
        Span<uint> now = _hashes.AsSpan(0, hashes);
        Span<uint> then = _hashes.AsSpan(hashes, hashes);
        HashRows(current, area, strips, now);
        HashRows(before, area, strips, then);
        int asked = 0;
        for (int first = 0; first < hashes; first += area.Height)
            asked += Vote(now.Slice(first, area.Height), then.Slice(first, area.Height), votes);

        int best = 0;
        for (int i = 1; i < votes.Length; i++)
        {
            if (votes[i] > votes[best])
                best = i;
        }

        dy = best - area.Height;
        return dy != 0 && votes[best] >= MinVotes && votes[best] >= asked / 4;
    }

    private static Vector256<uint>[] MakeMultipliers()
    {
        Vector256<uint>[] multipliers = new Vector256<uint>[StripWidth / Vector256<uint>.Count];
        uint next = 0x9E3779B9;
        Span<uint> lanes = stackalloc uint[Vector256<uint>.Count];
        for (int i = 0; i < multipliers.Length; i++)
        {
            foreach (ref uint lane in lanes)
            {
                next = (next * 1664525) + 1013904223;
                lane = next | 1;
            }

            multipliers[i] = Vector256.Create<uint>(lanes);
        }

        return multipliers;
    }

    /// <summary>
    /// Hashes all strips of a row before it goes to the next, as the pixels lie in memory; the hashes of one strip then stand together.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void HashRows(ImageView image, Rect area, int strips, Span<uint> hashes)
    {
        for (int y = 0; y < area.Height; y++)
        {
            ReadOnlySpan<uint> row = image.Row(area, y);
            for (int strip = 0; strip < strips; strip++)
            {
                int x = (int)((long)area.Width * strip / strips);
                hashes[(strip * area.Height) + y] = Hash(row.Slice(x, Math.Min(StripWidth, area.Width - x)));
            }
        }
    }

    private static uint Hash(ReadOnlySpan<uint> row)
    {
        // A static field asks in each round of the loop whether it is there, in code that was compiled before it was.
        Vector256<uint>[] multipliers = Multipliers;
        Vector256<uint> mask = Vector256.Create(PixelLayout.ColourMask);
        Vector256<uint> sum = Vector256<uint>.Zero;
        ref uint pixels = ref MemoryMarshal.GetReference(row);
        int i = 0;
        for (; i <= row.Length - Vector256<uint>.Count; i += Vector256<uint>.Count)
            sum += (Vector256.LoadUnsafe(ref pixels, (nuint)i) & mask) * multipliers[i / Vector256<uint>.Count];
        uint hash = Vector256.Sum(sum);
        for (; i < row.Length; i++)
            hash = (hash * 31) + (row[i] & PixelLayout.ColourMask);
        return hash ^ (hash >> 15);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Vote(ReadOnlySpan<uint> now, ReadOnlySpan<uint> then, Span<int> votes)
    {
        _stamp++;
        uint previous = 0;
        for (int row = 0; row < Math.Min(then.Length, 1 << (TableBits - 1)); row++)
        {
            uint hash = then[row];
            // A row like the one above it, such as blank paper, does not tell where it belongs.
            if (row == 0 || hash != previous)
                Remember(hash, row);
            previous = hash;
        }

        int asked = 0;
        for (int row = 0; row < now.Length; row++)
        {
            uint hash = now[row];
            if (row == 0 || hash != previous)
            {
                int found = Find(hash);
                if (found != Ambiguous)
                    votes[found - row + now.Length]++;
                asked++;
            }

            previous = hash;
        }

        return asked;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Remember(uint hash, int row)
    {
        int slot = Slot(hash);
        if (_stamps[slot] == _stamp)
        {
            _rows[slot] = Ambiguous;
            return;
        }

        _stamps[slot] = _stamp;
        _keys[slot] = hash;
        _rows[slot] = row;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(uint hash)
    {
        int slot = Slot(hash);
        return _stamps[slot] == _stamp ? _rows[slot] : Ambiguous;
    }

    /// <summary>The slot that holds the hash, or the free one where it belongs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Slot(uint hash)
    {
        int slot = (int)((hash * 0x9E3779B1u) >> (32 - TableBits));
        while (_stamps[slot] == _stamp && _keys[slot] != hash)
            slot = (slot + 1) & ((1 << TableBits) - 1);
        return slot;
    }
}
