using System.Runtime.InteropServices;
using System.Text;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Wire.Framing;

/// <summary>
/// The bytes with which the far end starts (docs/protocol.md, "Preamble"). They tell the protocol from what a login
/// script prints.
/// </summary>
public static unsafe class Preamble
{
    private const byte First = 0;

    /// <summary>The eight bytes. Only the first of them is 0.</summary>
    public static ReadOnlySpan<byte> Bytes => "\0RDFWD1\n"u8;

    /// <summary>Writes the preamble, waiting for the reader. Throws <see cref="LinkException"/> when the link fails.</summary>
    public static void Write(SafeFileDescriptor output) => BlockingStream.Write(output, Bytes);

    /// <summary>
    /// Reads up to and including the preamble, and not one byte more. What came before it, or instead of it, is appended
    /// to <paramref name="noise"/>. Throws <see cref="LinkException"/> when the link fails.
    /// </summary>
    /// <param name="input">Blocking or not.</param>
    /// <param name="noise">Stays the caller's.</param>
    /// <param name="timeoutMs">How long nothing may come, in milliseconds; -1 waits without end.</param>
    public static PreambleResult Skip(SafeFileDescriptor input, PooledBuffer noise, int timeoutMs)
    {
        ArgumentNullException.ThrowIfNull(noise);
        Span<byte> buffer = stackalloc byte[Bytes.Length];
        var matched = 0;
        while (matched < Bytes.Length)
        {
            if (noise.Length > Limits.PreambleNoise)
                return PreambleResult.TooMuchNoise;
            // The preamble needs at least this many bytes more, so none beyond it is read.
            var count = BlockingStream.Read(input, buffer[..(Bytes.Length - matched)], timeoutMs);
            if (count == BlockingStream.TimedOut)
                return PreambleResult.TimedOut;
            if (count == 0)
            {
                noise.Append(Bytes[..matched]);
                return PreambleResult.EndOfStream;
            }

            foreach (var value in buffer[..count])
                matched = Match(matched, value, noise);
        }

        return PreambleResult.Found;
    }

    /// <summary>The last lines of the noise, for a person: at most <paramref name="maxChars"/> printable characters.</summary>
    public static string Describe(ReadOnlySpan<byte> noise, int maxChars = 1000)
    {
        var text = Encoding.UTF8.GetString(noise[Math.Max(0, noise.Length - (maxChars * 4))..]);
        var printable = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '\n' or '\t' || !char.IsControl(character))
                printable.Append(character);
        }

        var shown = printable.ToString().Trim();
        return shown.Length <= maxChars ? shown : shown[^maxChars..];
    }

    private static int Match(int matched, byte value, PooledBuffer noise)
    {
        if (value == Bytes[matched])
            return matched + 1;
        noise.Append(Bytes[..matched]);
        if (value == First)
            return 1;
        noise.Append(MemoryMarshal.CreateReadOnlySpan(ref value, 1));
        return 0;
    }
}
