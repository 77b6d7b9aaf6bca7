using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Printing;

/// <summary>
/// Standard output or error, written to as they are. The runtime's own console streams first put a terminal into
/// application mode. A reader that left (<c>rdfwd list | head</c>) is no failure; a full disk is an <see cref="IOException"/>.
/// </summary>
internal sealed class StandardStream : Stream
{
    private readonly SafeFileDescriptor _descriptor;

    /// <param name="descriptor">1 or 2; stays open.</param>
    public StandardStream(int descriptor)
    {
        _descriptor = new SafeFileDescriptor(descriptor, ownsHandle: false);
    }

    /// <summary>Whether what was written last went nowhere; who writes without end stops then.</summary>
    public static bool HasNoReader { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        throw new NotSupportedException();
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        throw new NotSupportedException();
    }

    public override void SetLength(long value)
    {
        throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Write(buffer.AsSpan(offset, count));
    }

    public override unsafe void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            nint written;
            fixed (byte* start = buffer)
                written = Libc.write(_descriptor, start, (nuint)buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            int errno = Marshal.GetLastPInvokeError();
            switch (errno)
            {
                case Libc.EINTR:
                    break;
                case Libc.EAGAIN:
                    FileDescriptors.Wait(_descriptor.Descriptor, Libc.POLLOUT, -1);
                    break;
                case Libc.EPIPE:
                    HasNoReader = true;
                    return;
                default:
                    throw new IOException($"what is printed cannot be written: {Marshal.GetPInvokeErrorMessage(errno)}");
            }
        }
    }
}
