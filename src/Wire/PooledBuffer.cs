using System.Buffers;

namespace Rdfwd.Wire;

/// <summary>
/// Owns one growable array of the shared pool; <see cref="Dispose"/> gives the array back. Who creates a buffer owns it;
/// passing one to a method documented as taking it over moves the ownership, and the giver must not touch it again.
/// Spans are borrowed: they are valid until the next call that writes, clears or disposes. One thread at a time.
/// </summary>
public sealed class PooledBuffer : IDisposable
{
    private const int SmallestArray = 256;

    // The pool keeps what it gets for long; a first picture is larger than all that follow.
    private const int LargestKept = 512 * 1024;

    private byte[] _array;
    private int _length;

    /// <summary>An empty buffer. The first array is taken when something is written.</summary>
    public PooledBuffer()
    {
        _array = [];
    }

    /// <summary>An empty buffer with room for <paramref name="capacity"/> bytes.</summary>
    public PooledBuffer(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _array = capacity == 0 ? [] : ArrayPool<byte>.Shared.Rent(capacity);
    }

    /// <summary>The number of bytes written.</summary>
    public int Length => _length;

    /// <summary>The number of bytes that fit without another array.</summary>
    public int Capacity => _array.Length;

    /// <summary>What was written so far. Borrowed.</summary>
    public ReadOnlySpan<byte> Written => _array.AsSpan(0, _length);

    /// <summary>What was written so far, for changing in place. Borrowed.</summary>
    public Span<byte> WrittenSpan => _array.AsSpan(0, _length);

    /// <summary>What was written so far. Borrowed, as the spans are.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _array.AsMemory(0, _length);

    internal byte[] Array => _array;

    /// <summary>Free space behind what was written, at least <paramref name="min"/> bytes. Borrowed.</summary>
    public Span<byte> GetSpan(int min)
    {
        if (_array.Length - _length < min)
            Grow(min);
        return _array.AsSpan(_length);
    }

    /// <summary>Counts <paramref name="count"/> bytes of the last <see cref="GetSpan"/> as written.</summary>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_array.Length - _length), nameof(count));
        _length += count;
    }

    /// <summary>Copies <paramref name="bytes"/> to the end.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Forgets what was written and keeps the array.</summary>
    public void Clear() => _length = 0;

    /// <summary>Forgets everything behind the first <paramref name="length"/> bytes.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)_length, nameof(length));
        _length = length;
    }

    /// <summary>Gives the array back to the pool. The buffer is empty afterwards and may be used again.</summary>
    public void Dispose()
    {
        var array = _array;
        _array = [];
        _length = 0;
        GiveBack(array);
    }

    private void Grow(int min)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(min);
        var needed = checked(_length + min);
        var doubled = (int)Math.Min((long)_array.Length * 2, System.Array.MaxLength);
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(needed, doubled), SmallestArray));
        _array.AsSpan(0, _length).CopyTo(grown);
        GiveBack(_array);
        _array = grown;
    }

    private static void GiveBack(byte[] array)
    {
        if (array.Length is > 0 and <= LargestKept)
            ArrayPool<byte>.Shared.Return(array);
    }
}
