using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Framing;

namespace Rdfwd.Wire.Tests.Framing;

/// <summary>A peer made of plain reads and writes: one end of the descriptors of a connection.</summary>
internal sealed unsafe class RawEnd : IDisposable
{
    private readonly SafeFileDescriptor _input;
    private readonly SafeFileDescriptor _output;

    private RawEnd(SafeFileDescriptor input, SafeFileDescriptor output)
    {
        _input = input;
        _output = output;
    }

    /// <summary>A connection over two pipes, and its peer.</summary>
    public static (WireConnection Connection, RawEnd Peer) Create(TimeProvider? time = null)
    {
        var (input, peerOutput) = FileDescriptors.CreatePipe();
        var (peerInput, output) = FileDescriptors.CreatePipe();
        return (new WireConnection(input, output, time ?? TimeProvider.System), new RawEnd(peerInput, peerOutput));
    }

    public void Write(params ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
            Assert.Equal(bytes.Length, Libc.write(_output, start, (nuint)bytes.Length));
    }

    /// <summary>Waits for exactly so many bytes.</summary>
    public byte[] Read(int count)
    {
        var bytes = new byte[count];
        for (var done = 0; done < count;)
        {
            nint read;
            fixed (byte* start = &bytes[done])
                read = Libc.read(_input, start, (nuint)(count - done));
            Assert.True(read > 0, "The connection closed its output.");
            done += (int)read;
        }

        return bytes;
    }

    /// <summary>Waits for a whole chunk.</summary>
    public (ChunkHeader Header, byte[] Payload) ReadChunk()
    {
        var header = ChunkHeader.Read(Read(ChunkHeader.Size));
        return (header, Read(header.Length));
    }

    public void CloseOutput() => _output.Dispose();

    public void CloseInput() => _input.Dispose();

    public void Dispose()
    {
        _input.Dispose();
        _output.Dispose();
    }
}
