using System.Buffers.Binary;
using Rdfwd.Input;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>
/// Forwards one device with the system calls of another program, for comparison in the same run: every event is read, written and
/// applied by itself, SYN_REPORT included. What the other program computes in between is left out.
/// </summary>
internal sealed unsafe class PeerDesign
{
    private readonly int _recordBytes;
    private readonly int _bufferBytes;
    private readonly bool _polls;

    private PeerDesign(int recordBytes, int bufferBytes, bool polls)
    {
        _recordBytes = recordBytes;
        _bufferBytes = bufferBytes;
        _polls = polls;
    }

    public static PeerDesign Named(string name) => name switch
    {
        // `netevent cat` and `netevent create`: reads that wait, a packet at a time.
        "netevent" => new(recordBytes: 28, bufferBytes: 28, polls: false),

        // `input-read` asks epoll before each event; `input-create` unpickles from a buffer of the C library. A pickled tuple has 43 bytes at the least.
        "uinput-mapper" => new(recordBytes: 43, bufferBytes: 4096, polls: true),
        _ => throw new InputException(InputFailure.Usage, $"There is no design '{name}'."),
    };

    public int RecordBytes => _recordBytes;

    /// <summary>Runs the end that reads <paramref name="node"/>, or the one that creates the clone, until the other is gone.</summary>
    public void Run(bool reads, string node)
    {
        if (reads)
            Read(node);
        else
            Create();
    }

    private void Read(string node)
    {
        using EvdevDevice device = EvdevDevice.Open(node);
        device.Grab();
        device.LetReadWait();
        using SafeFileDescriptor output = new(1, ownsHandle: false);
        input_event[] events = new input_event[1];
        byte[] record = new byte[_recordBytes];
        while (ReadOne(device, events))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(16), events[0].type);
            BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(18), events[0].code);
            BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(20), events[0].value);
            fixed (byte* start = record)
            {
                if (Libc.write(output, start, (nuint)record.Length) != record.Length)
                    return;
            }
        }
    }

    private bool ReadOne(EvdevDevice device, input_event[] events)
    {
        if (_polls)
            FileDescriptors.Wait(device.Descriptor, Libc.POLLIN, -1);
        return device.Read(events) > 0;
    }

    private void Create()
    {
        using UinputDevice clone = UinputDevice.Create(BenchDevices.Mouse(BenchDevices.CloneName));
        using SafeFileDescriptor input = new(0, ownsHandle: false);
        byte[] buffer = new byte[_bufferBytes];
        int filled = 0;
        while (true)
        {
            nint count;
            fixed (byte* start = buffer)
                count = Libc.read(input, start + filled, (nuint)(buffer.Length - filled));
            if (count <= 0)
                return;
            filled += (int)count;
            int taken = 0;
            for (; filled - taken >= _recordBytes; taken += _recordBytes)
                clone.WriteRaw(EventOf(buffer.AsSpan(taken, _recordBytes)));
            buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
            filled -= taken;
        }
    }

    private static InputEvent EventOf(ReadOnlySpan<byte> record) => new(
        BinaryPrimitives.ReadUInt16LittleEndian(record[16..]),
        BinaryPrimitives.ReadUInt16LittleEndian(record[18..]),
        BinaryPrimitives.ReadInt32LittleEndian(record[20..]));
}
