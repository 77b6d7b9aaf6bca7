using System.Numerics;

namespace Rdfwd.Input.Devices;

/// <summary>A set of small numbers below a fixed capacity. Bytes are little-endian: number n is bit n mod 8 of byte n / 8.</summary>
public sealed class BitSet
{
    private readonly ulong[] _words;

    public BitSet(int capacity)
    {
        Capacity = capacity;
        _words = new ulong[(capacity + 63) / 64];
    }

    /// <summary>Numbers are from 0 to below it.</summary>
    public int Capacity { get; }

    public int Count
    {
        get
        {
            int count = 0;
            foreach (ulong word in _words)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    public bool IsEmpty => !_words.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>Reading outside of the capacity gives false; setting there does nothing.</summary>
    public bool this[int number]
    {
        get => (uint)number < (uint)Capacity && (_words[number >> 6] >> (number & 63) & 1) != 0;
        set
        {
            if ((uint)number >= (uint)Capacity)
                return;
            if (value)
                _words[number >> 6] |= 1UL << (number & 63);
            else
                _words[number >> 6] &= ~(1UL << (number & 63));
        }
    }

    /// <summary>The first member that is not below <paramref name="from"/>, or −1.</summary>
    public int Next(int from)
    {
        if (from >= Capacity)
            return -1;
        int index = from >> 6;
        ulong word = _words[index] & (ulong.MaxValue << (from & 63));
        while (word == 0)
        {
            if (++index == _words.Length)
                return -1;
            word = _words[index];
        }
        return (index << 6) + BitOperations.TrailingZeroCount(word);
    }

    public IEnumerable<int> Members()
    {
        for (int number = Next(0); number >= 0; number = Next(number + 1))
            yield return number;
    }

    public void Clear() => Array.Clear(_words);

    /// <summary>Takes over the members of a set of the same capacity.</summary>
    public void CopyFrom(BitSet other) => other._words.AsSpan().CopyTo(_words);

    public bool SetEquals(BitSet other) => _words.AsSpan().SequenceEqual(other._words);

    public bool Intersects(BitSet other)
    {
        for (int i = 0; i < Math.Min(_words.Length, other._words.Length); i++)
        {
            if ((_words[i] & other._words[i]) != 0)
                return true;
        }
        return false;
    }

    /// <summary>Replaces the members with those in <paramref name="bytes"/>; bits at or above the capacity are left out.</summary>
    public void Load(ReadOnlySpan<byte> bytes)
    {
        Clear();
        for (int i = 0; i < Math.Min(bytes.Length, _words.Length * 8); i++)
            _words[i >> 3] |= (ulong)bytes[i] << ((i & 7) * 8);
        if ((Capacity & 63) != 0)
            _words[^1] &= (1UL << (Capacity & 63)) - 1;
    }

    /// <summary>The bytes up to the last member; none for the empty set.</summary>
    public byte[] ToBytes()
    {
        int last = -1;
        for (int number = Next(0); number >= 0; number = Next(number + 1))
            last = number;
        byte[] bytes = new byte[(last + 8) / 8];
        for (int i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(_words[i >> 3] >> ((i & 7) * 8));
        return bytes;
    }
}
