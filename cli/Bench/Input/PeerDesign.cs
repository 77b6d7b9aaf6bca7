using System.Buffers.Binary;
using Rdfwd.Input;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>
/// Forwards one device the way another program does it, for comparison in the same run: every event is a record of its own, written
/// and applied by itself, SYN_REPORT included. netevent's record has 28 bytes; uinput-mapper's pickled tuple has 43 at the least.
/// </summary>
internal sealed unsafe class PeerDesign
{
    private readonly int _recordBytes;

    private PeerDesign(int recordBytes)
    {
        _recordBytes = recordBytes;
    }

    public static PeerDesign Named(string name) => name switch
    {
        "netevent" => new(28),
        "uinput-mapper" => new(43),
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
        using SafeFileDescriptor output = new(1, ownsHandle: false);
        input_event[] events = new input_event[64];
        byte[] record = new byte[_recordBytes];
        while (true)
        {
            FileDescriptors.Wait(device.Descriptor, Libc.POLLIN, -1);
            int count = device.Read(events);
            if (count < 0)
                return;
            foreach (input_event e in events.AsSpan(0, count))
            {
                BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(16), e.type);
                BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(18), e.code);
                BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(20), e.value);
                fixed (byte* start = record)
                {
                    if (Libc.write(output, start, (nuint)record.Length) != record.Length)
                        return;
                }
            }
        }
    }

    private void Create()
    {
        using UinputDevice clone = UinputDevice.Create(BenchDevices.Mouse(BenchDevices.CloneName));
        using SafeFileDescriptor input = new(0, ownsHandle: false);
        byte[] record = new byte[_recordBytes];
        int filled = 0;
        while (true)
        {
            nint count;
            fixed (byte* start = record)
                count = Libc.read(input, start + filled, (nuint)(record.Length - filled));
            if (count <= 0)
                return;
            filled += (int)count;
            if (filled < record.Length)
                continue;
            filled = 0;
            InputEvent e = new(BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(16)), BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(18)), BinaryPrimitives.ReadInt32LittleEndian(record.AsSpan(20)));
            clone.WriteRaw(e);
        }
    }
}
