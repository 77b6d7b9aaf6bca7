using Rdfwd.Input;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>
/// Forwards one device with the fewest system calls that can do it: a read that blocks and a write at each end, whole frames, the
/// kernel's own records. It looks after nothing else: no time-out, no second device, no way to end it. What any forwarder takes
/// beyond it is that forwarder's own. With a poll before each read it shows what it costs to be able to wait for more than one thing.
/// </summary>
internal static unsafe class LeastForwarder
{
    public const string Name = "least";
    public const string PolledName = "least-polled";

    private const int Records = 64;

    public static void Read(string node, bool polls)
    {
        using EvdevDevice device = EvdevDevice.Open(node);
        device.Grab();
        device.LetReadWait();
        using SafeFileDescriptor output = new(1, ownsHandle: false);
        input_event[] events = new input_event[Records];
        while (ReadOnce(device, events, polls) is > 0 and int count)
        {
            nint bytes = count * sizeof(input_event);
            fixed (input_event* start = events)
            {
                if (Libc.write(output, start, (nuint)bytes) != bytes)
                    return;
            }
        }
    }

    public static void Create(bool polls)
    {
        using UinputDevice clone = UinputDevice.Create(BenchDevices.Mouse(BenchDevices.CloneName));
        using SafeFileDescriptor input = new(0, ownsHandle: false);
        input_event[] events = new input_event[Records];
        InputEvent[] frame = new InputEvent[Records];
        int filled = 0;
        while (true)
        {
            nint got;
            if (polls)
                FileDescriptors.Wait(input.Descriptor, Libc.POLLIN, -1);
            fixed (input_event* start = events)
                got = Libc.read(input, (byte*)start + filled, (nuint)(Records * sizeof(input_event) - filled));
            if (got <= 0)
                return;
            filled += (int)got;
            if (filled % sizeof(input_event) != 0)
                continue;
            int count = filled / sizeof(input_event);
            filled = 0;
            for (int i = 0; i < count; i++)
                frame[i] = new(events[i].type, events[i].code, events[i].value);
            if (!clone.Write(frame.AsSpan(0, count)))
                return;
        }
    }

    private static int ReadOnce(EvdevDevice device, input_event[] events, bool polls)
    {
        if (polls)
            FileDescriptors.Wait(device.Descriptor, Libc.POLLIN, -1);
        return device.Read(events);
    }
}
