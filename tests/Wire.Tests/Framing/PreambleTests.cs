using System.Text;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Framing;

namespace Rdfwd.Wire.Tests.Framing;

public sealed unsafe class PreambleTests
{
    private const int WaitMs = 30_000;

    [Theory]
    [InlineData("")]
    [InlineData("Welcome to host!\r\n")]
    [InlineData("\0")]
    [InlineData("\0\0\0RDFWD")]
    [InlineData("\0RDFWD1")]
    [InlineData("\0RDFWD2\n")]
    public void Skip_NoiseBeforeIt_LeavesWhatFollows(string noise)
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using var skipped = new PooledBuffer();
        using (reader)
        using (writer)
        {
            Write(writer, Encoding.UTF8.GetBytes(noise));
            Preamble.Write(writer);
            Write(writer, [42]);

            Assert.Equal(PreambleResult.Found, Preamble.Skip(reader, skipped, WaitMs));
            byte next;
            Assert.Equal(1, Libc.read(reader, &next, 1));
            Assert.Equal(42, next);
        }

        Assert.Equal(noise, Encoding.UTF8.GetString(skipped.Written));
    }

    [Fact]
    public void Skip_EndInsteadOfIt_ShowsWhatCame()
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using var skipped = new PooledBuffer();
        using (reader)
        {
            Write(writer, "bash: rdfwd: command not found\n\0RDF"u8);
            writer.Dispose();

            Assert.Equal(PreambleResult.EndOfStream, Preamble.Skip(reader, skipped, WaitMs));
        }

        Assert.Equal("bash: rdfwd: command not found\nRDF", Preamble.Describe(skipped.Written));
    }

    [Fact]
    public void Skip_TooMuchNoise_StopsReading()
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using var skipped = new PooledBuffer();
        using (reader)
        using (writer)
        {
            Assert.True(Libc.fcntl(writer, Libc.F_SETPIPE_SZ, 256 * 1024) > 0);
            Write(writer, new string('x', 100_000).Select(c => (byte)c).ToArray());

            Assert.Equal(PreambleResult.TooMuchNoise, Preamble.Skip(reader, skipped, WaitMs));
        }

        Assert.InRange(skipped.Length, Limits.PreambleNoise, Limits.PreambleNoise + 64);
    }

    [Fact]
    public void Skip_NothingInTime_SaysSo()
    {
        var (reader, writer) = FileDescriptors.CreatePipe();
        using var skipped = new PooledBuffer();
        using (reader)
        using (writer)
            Assert.Equal(PreambleResult.TimedOut, Preamble.Skip(reader, skipped, timeoutMs: 1));
    }

    [Fact]
    public void Describe_ControlCharacters_AreLeftOut() =>
        Assert.Equal("[31mred\nend", Preamble.Describe("\u001b[31mred\r\n\aend\n"u8));

    [Fact]
    public void Describe_LongNoise_ShowsItsTail()
    {
        var described = Preamble.Describe(Encoding.UTF8.GetBytes(new string('a', 5000) + "the reason"), maxChars: 20);

        Assert.Equal("aaaaaaaaaathe reason", described);
    }

    private static void Write(SafeFileDescriptor descriptor, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
            Assert.Equal(bytes.Length, Libc.write(descriptor, start, (nuint)bytes.Length));
    }
}
