using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Wire.Framing;

/// <summary>
/// Reads and writes that wait, on blocking and on nonblocking descriptors, for the first messages of a connection.
/// </summary>
internal static unsafe class BlockingStream
{
    public const int TimedOut = -1;

    /// <summary>
    /// Reads once, at least one byte; 0 at the end of the stream, <see cref="TimedOut"/> when
    /// <paramref name="timeoutMs"/> (-1: none) passed. Throws <see cref="LinkException"/> when the link fails.
    /// </summary>
    public static int Read(SafeFileDescriptor input, Span<byte> destination, int timeoutMs)
    {
        while (true)
        {
            var ready = new pollfd { fd = input.Descriptor, events = Libc.POLLIN };
            var polled = Libc.poll(&ready, 1, timeoutMs);
            if (polled == 0)
                return TimedOut;
            if (polled < 0)
            {
                ThrowUnlessPassing("Waiting for the link");
                continue;
            }

            nint count;
            fixed (byte* start = destination)
                count = Libc.read(input, start, (nuint)destination.Length);
            if (count >= 0)
                return (int)count;
            ThrowUnlessPassing("Reading from the link");
        }
    }

    /// <summary>Writes all of it, waiting for the reader. Throws <see cref="LinkException"/> when the link fails.</summary>
    public static void Write(SafeFileDescriptor output, ReadOnlySpan<byte> source)
    {
        while (!source.IsEmpty)
        {
            nint count;
            fixed (byte* start = source)
                count = Libc.write(output, start, (nuint)source.Length);
            if (count >= 0)
            {
                source = source[(int)count..];
                continue;
            }

            ThrowUnlessPassing("Writing to the link");
            FileDescriptors.Wait(output.Descriptor, Libc.POLLOUT, -1);
        }
    }

    private static void ThrowUnlessPassing(string what)
    {
        var errno = Marshal.GetLastPInvokeError();
        if (errno is Libc.EAGAIN or Libc.EINTR)
            return;
        throw new LinkException(
            DisconnectReason.LinkLost,
            errno is Libc.EPIPE or Libc.ECONNRESET
                ? "The other end closed the link."
                : $"{what} failed: {Marshal.GetPInvokeErrorMessage(errno)}.");
    }
}
