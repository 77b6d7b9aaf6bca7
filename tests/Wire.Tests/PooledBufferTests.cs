namespace Rdfwd.Wire.Tests;

public sealed class PooledBufferTests
{
    [Fact]
    public void Append_BeyondTheFirstArray_KeepsWhatWasWritten()
    {
        using var buffer = new PooledBuffer(16);
        byte[] bytes = [.. Enumerable.Range(0, 10_000).Select(i => (byte)i)];

        foreach (var value in bytes)
            buffer.Append([value]);

        Assert.Equal(bytes, buffer.Written.ToArray());
    }

    [Fact]
    public void Truncate_Shorter_KeepsTheStart()
    {
        using var buffer = new PooledBuffer();
        buffer.Append([1, 2, 3]);

        buffer.Truncate(2);

        Assert.Equal([1, 2], buffer.Written.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Truncate(3));
    }

    [Fact]
    public void Advance_BeyondTheSpan_Throws()
    {
        using var buffer = new PooledBuffer();
        var free = buffer.GetSpan(1).Length;

        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(free + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Advance(-1));
    }

    [Fact]
    public void Dispose_Twice_LeavesAnEmptyBuffer()
    {
        var buffer = new PooledBuffer();
        buffer.Append([1]);

        buffer.Dispose();
        buffer.Dispose();

        Assert.Equal(0, buffer.Length);
        Assert.Equal(0, buffer.Capacity);
    }
}
