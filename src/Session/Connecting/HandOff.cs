using System.Buffers.Binary;
using System.Text;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;

namespace Rdfwd.Session.Connecting;

/// <summary>
/// What a connector gives to the daemon through its unix socket: a client's two streams (SCM_RIGHTS: reading end, writing
/// end), the Hello and Open that it has read already, and where the client comes from.
/// </summary>
/// <remarks>
/// Bytes: u32 mark, u32 length of each of the three texts, then the texts. The daemon answers with one i32, the exit status
/// for the connector, when the client is gone. The mark changes when this format does; a connector of another version then
/// gets an end of stream.
/// </remarks>
internal sealed record HandOff(SafeFileDescriptor Input, SafeFileDescriptor Output, byte[] Hello, byte[] Open, string From) : IDisposable
{
    private const uint Mark = 0x31484452;
    private const int HeaderBytes = 16;
    private const int MaxTextBytes = 256 * 1024;

    /// <summary>Sends everything; the descriptors stay the caller's.</summary>
    public static void Send(SafeFileDescriptor socket, SafeFileDescriptor input, SafeFileDescriptor output, ReadOnlySpan<byte> hello, ReadOnlySpan<byte> open, string from)
    {
        byte[] origin = Encoding.UTF8.GetBytes(from);
        byte[] bytes = new byte[HeaderBytes + hello.Length + open.Length + origin.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), hello.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), open.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), origin.Length);
        hello.CopyTo(bytes.AsSpan(HeaderBytes));
        open.CopyTo(bytes.AsSpan(HeaderBytes + hello.Length));
        origin.CopyTo(bytes.AsSpan(HeaderBytes + hello.Length + open.Length));
        int sent = UnixSocket.SendDescriptors(socket, bytes, [input.Descriptor, output.Descriptor]);
        while (sent < bytes.Length)
            sent += UnixSocket.SendDescriptors(socket, bytes.AsSpan(sent), []);
    }

    /// <summary>
    /// Receives one hand-off, or null when the peer leaves before its first byte (it only asked whether somebody listens) or
    /// is too slow. Malformed ones throw <see cref="ProtocolException"/>.
    /// </summary>
    public static HandOff? Receive(SafeFileDescriptor socket, TimeSpan timeout)
    {
        List<SafeFileDescriptor> descriptors = [];
        bool taken = false;
        try
        {
            long deadline = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
            byte[] header = new byte[HeaderBytes];
            if (!ReceiveAll(socket, header, descriptors, deadline))
                return null;
            int helloLength = ReadLength(header, 4);
            int openLength = ReadLength(header, 8);
            int originLength = ReadLength(header, 12);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header) != Mark)
                throw new ProtocolException("The connector is of another version.");
            byte[] texts = new byte[helloLength + openLength + originLength];
            if (!ReceiveAll(socket, texts, descriptors, deadline))
                return null;
            if (descriptors.Count != 2)
                throw new ProtocolException($"A hand-off carries two descriptors; {descriptors.Count} came.");
            taken = true;
            return new HandOff(
                descriptors[0],
                descriptors[1],
                texts[..helloLength],
                texts[helloLength..(helloLength + openLength)],
                Encoding.UTF8.GetString(texts.AsSpan(helloLength + openLength)));
        }
        finally
        {
            if (!taken)
                descriptors.ForEach(descriptor => descriptor.Dispose());
        }
    }

    /// <summary>Tells the connector to end with a status. A connector that is gone already is no failure.</summary>
    public static void SendStatus(SafeFileDescriptor socket, int status)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, status);
        try
        {
            UnixSocket.SendDescriptors(socket, bytes, []);
        }
        catch (NativeException)
        {
            // Nobody waits for it any more.
        }
    }

    /// <summary>Waits for the daemon's word; null when it died.</summary>
    public static int? ReceiveStatus(SafeFileDescriptor socket)
    {
        byte[] bytes = new byte[4];
        try
        {
            return ReceiveAll(socket, bytes, [], long.MaxValue) ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : null;
        }
        catch (NativeException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        Input.Dispose();
        Output.Dispose();
    }

    private static int ReadLength(byte[] header, int at)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(at));
        return length is >= 0 and <= MaxTextBytes ? length : throw new ProtocolException($"A hand-off announces a text of {length} bytes.");
    }

    private static bool ReceiveAll(SafeFileDescriptor socket, Span<byte> into, List<SafeFileDescriptor> descriptors, long deadline)
    {
        int count = 0;
        while (count < into.Length)
        {
            long rest = deadline == long.MaxValue ? -1 : deadline - Environment.TickCount64;
            if (deadline != long.MaxValue && rest <= 0)
                return false;
            if (!FileDescriptors.Wait(socket.Descriptor, Libc.POLLIN, (int)Math.Min(rest, int.MaxValue)))
                continue;
            int received = UnixSocket.ReceiveDescriptors(socket, into[count..], descriptors);
            if (received == 0)
                return false;
            count += received;
        }

        return true;
    }
}
