using System.Buffers.Binary;
using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;

namespace Rdfwd.EndToEnd.Tests.Attacks;

/// <summary>
/// One end of a link that writes whatever bytes it likes and takes note of the messages that come. Reads on a thread of its
/// own as long as <see cref="Reading"/> allows it. Owns both descriptors.
/// </summary>
internal sealed unsafe class RawPeer : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SafeFileDescriptor _input;
    private readonly SafeFileDescriptor _output;
    private readonly int[] _counts = new int[256];
    private readonly List<(MessageType Type, byte[] Payload)> _messages = [];
    private readonly MemoryStream[] _parts = [.. Enumerable.Range(0, 7).Select(_ => new MemoryStream())];
    private readonly ManualResetEventSlim _mayRead = new(true);
    private readonly Thread _reader;
    private volatile bool _closing;
    private volatile bool _ended;

    /// <param name="input">Taken over.</param>
    /// <param name="output">Taken over.</param>
    /// <param name="expectPreamble">Whether the other end begins with one.</param>
    public RawPeer(SafeFileDescriptor input, SafeFileDescriptor output, bool expectPreamble)
    {
        _input = input;
        _output = output;
        FileDescriptors.SetNonBlocking(output);
        _reader = new Thread(() => Read(expectPreamble)) { Name = "raw-peer", IsBackground = true };
        _reader.Start();
    }

    /// <summary>Whether the other end closed the link.</summary>
    public bool Ended => _ended;

    /// <summary>False makes this end deaf.</summary>
    public bool Reading
    {
        set
        {
            if (value)
                _mayRead.Set();
            else
                _mayRead.Reset();
        }
    }

    public int Count(MessageType type)
    {
        lock (_lock)
            return _counts[(int)type];
    }

    /// <summary>The first message of this type, once it is there.</summary>
    public T Await<T>()
        where T : IMessage<T>
    {
        byte[] payload = Wait.For($"a message {T.Type} comes", () =>
        {
            lock (_lock)
                return _messages.FirstOrDefault(message => message.Type == T.Type).Payload;
        });
        return MessageCodec.Read<T>(payload);
    }

    /// <summary>Writes bytes; false when the other end has closed or takes nothing for ten seconds.</summary>
    public bool Write(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            nint written;
            fixed (byte* start = bytes)
                written = Libc.write(_output, start, (nuint)bytes.Length);
            if (written > 0)
                bytes = bytes[(int)written..];
            else if (System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != Libc.EAGAIN || !FileDescriptors.Wait(_output.Descriptor, Libc.POLLOUT, 10_000))
                return false;
        }

        return true;
    }

    /// <summary>A well-formed message.</summary>
    public bool Send<T>(in T message, Channel channel = Channel.Control)
        where T : IMessage<T>
    {
        using PooledBuffer payload = new();
        MessageCodec.Write(payload, message);
        return Write(Raw.Framed((int)channel, payload.Written.ToArray()));
    }

    /// <summary>Ends what this end says.</summary>
    public void CloseOutput() => _output.Dispose();

    public void Dispose()
    {
        _closing = true;
        _mayRead.Set();
        _output.Dispose();
        _reader.Join();
        _input.Dispose();
    }

    private void Read(bool expectPreamble)
    {
        byte[] header = new byte[4];
        if (expectPreamble && !ReadExactly(new byte[8]))
            return;
        while (ReadExactly(header))
        {
            byte[] payload = new byte[BinaryPrimitives.ReadUInt16LittleEndian(header)];
            if (!ReadExactly(payload))
                return;
            MemoryStream part = _parts[header[2]];
            part.Write(payload);
            if ((header[3] & 1) != 0)
                continue;
            Take(part.ToArray());
            part.SetLength(0);
        }
    }

    private void Take(byte[] payload)
    {
        const int Kept = 10_000;
        MessageType type = MessageCodec.ReadType(payload);
        lock (_lock)
        {
            _counts[(int)type & 0xff]++;
            if (type != MessageType.Frame && _messages.Count < Kept)
                _messages.Add((type, payload));
        }
    }

    private bool ReadExactly(byte[] into)
    {
        int count = 0;
        while (count < into.Length)
        {
            _mayRead.Wait();
            if (_closing)
                return false;
            if (!FileDescriptors.Wait(_input.Descriptor, Libc.POLLIN, 50))
                continue;
            nint got;
            fixed (byte* start = into)
                got = Libc.read(_input, start + count, (nuint)(into.Length - count));
            if (got <= 0)
            {
                _ended = true;
                return false;
            }

            count += (int)got;
        }

        return true;
    }
}
