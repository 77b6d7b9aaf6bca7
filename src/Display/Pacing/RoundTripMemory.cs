using System.Numerics;

namespace Rdfwd.Display.Pacing;

/// <summary>
/// The fastest round trips of about the last ten seconds, one for each power of two of the frame's size. Two of different sizes tell
/// the link's rate, and what remains of a round trip when the bytes cost nothing. Pure; times are microseconds.
/// </summary>
internal sealed class RoundTripMemory
{
    private const int Classes = 24;
    private const long WindowUs = 5_000_000;

    // A reference must be so much smaller than a frame that the difference of their times means something.
    private const int ReferencePercent = 60;

    private readonly Entry[] _current = new Entry[Classes];
    private readonly Entry[] _previous = new Entry[Classes];
    private readonly int[] _counts = new int[Classes];
    private long _startUs = long.MinValue;

    private readonly record struct Entry(int Bytes, long RoundTripUs)
    {
        public bool IsEmpty => RoundTripUs == 0;
    }

    /// <summary>The shortest of any frame; 0 while there is none.</summary>
    public long ShortestUs { get; private set; }

    /// <param name="bytes">Of the frame; 0 for something tiny that is none, which tells what remains of a round trip without bytes and is luckier than frames of many packets.</param>
    /// <param name="roundTripUs">Its round trip.</param>
    /// <param name="nowUs">The time.</param>
    public void Add(int bytes, long roundTripUs, long nowUs)
    {
        if (_startUs == long.MinValue || nowUs - _startUs > WindowUs)
        {
            _current.CopyTo(_previous, 0);
            _current.AsSpan().Clear();
            _counts.AsSpan().Clear();
            _startUs = nowUs;
        }

        _counts[ClassOf(bytes)]++;
        ref Entry entry = ref _current[ClassOf(bytes)];
        if (entry.IsEmpty || roundTripUs <= entry.RoundTripUs)
            entry = new Entry(bytes, roundTripUs);
        ShortestUs = Shortest();
    }

    /// <summary>
    /// The fastest round trip of a much smaller frame. False when there was none lately.
    /// </summary>
    public bool TryGetReference(int bytes, out int referenceBytes, out long referenceUs)
    {
        referenceBytes = 0;
        referenceUs = long.MaxValue;
        for (int i = 0; i < Classes; i++)
        {
            Consider(_current[i], bytes, ref referenceBytes, ref referenceUs);
            Consider(_previous[i], bytes, ref referenceBytes, ref referenceUs);
        }

        return referenceUs != long.MaxValue;
    }

    /// <summary>How many frames so much smaller were measured in this window of time.</summary>
    public int ReferencesLately(int bytes)
    {
        int count = 0;
        for (int i = 0; i <= ClassOf(bytes / 2); i++)
            count += _counts[i];
        return count;
    }

    private static void Consider(in Entry entry, int bytes, ref int referenceBytes, ref long referenceUs)
    {
        if (entry.IsEmpty || (long)entry.Bytes * 100 > (long)bytes * ReferencePercent || entry.RoundTripUs >= referenceUs)
            return;
        referenceBytes = entry.Bytes;
        referenceUs = entry.RoundTripUs;
    }

    private static int ClassOf(int bytes)
    {
        return Math.Min(Classes - 1, BitOperations.Log2((uint)Math.Max(1, bytes)));
    }

    private long Shortest()
    {
        long shortest = long.MaxValue;
        for (int i = ClassOf(0) + 1; i < Classes; i++)
        {
            if (!_current[i].IsEmpty)
                shortest = Math.Min(shortest, _current[i].RoundTripUs);
            if (!_previous[i].IsEmpty)
                shortest = Math.Min(shortest, _previous[i].RoundTripUs);
        }

        return shortest == long.MaxValue ? 0 : shortest;
    }
}
