using Rdfwd.Input.Evdev;
using Rdfwd.Input.Links;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Input.Sources;

/// <summary>Reads devices event by event with the kernel's times, for printing and recording. Owns the devices. One thread; any may stop it.</summary>
public sealed class EventTail : IDisposable
{
    private readonly DeviceSet _set;
    private readonly SafeFileDescriptor _stop = FileDescriptors.CreateEvent();
    private readonly CancellationTokenSource _cancel = new();
    private readonly List<EvdevDevice> _open = [];

    public EventTail(SourceOptions options, IInputLog log)
    {
        _set = new DeviceSet(options with { Hotplug = false }, log);
    }

    public IReadOnlyList<EvdevDevice> Devices => _open;

    /// <summary>Opens and grabs all that was asked for. Throws <see cref="InputException"/>.</summary>
    public void Open()
    {
        _set.OpenInitial(_cancel.Token);
        _open.AddRange(_set.Devices.Select(device => device.Device!));
    }

    public void Stop()
    {
        _cancel.Cancel();
        FileDescriptors.Signal(_stop);
    }

    /// <summary>Hands every event to <paramref name="take"/> with its device's index until stopped or until all devices are gone.</summary>
    public unsafe void Run(Action<int, input_event> take)
    {
        input_event[] events = new input_event[64];
        pollfd[] polls = new pollfd[_open.Count + 1];
        polls[0] = new pollfd { fd = _stop.Descriptor, events = Libc.POLLIN };
        for (int i = 0; i < _open.Count; i++)
            polls[i + 1] = new pollfd { fd = _open[i].Descriptor, events = Libc.POLLIN };
        int alive = _open.Count;
        while (alive > 0)
        {
            fixed (pollfd* start = polls)
                _ = Libc.poll(start, (nuint)polls.Length, -1);
            if (polls[0].revents != 0)
                return;
            for (int i = 0; i < _open.Count; i++)
            {
                if (polls[i + 1].revents == 0)
                    continue;
                int count = _open[i].Read(events);
                if (count < 0)
                {
                    polls[i + 1].fd = -1;
                    alive--;
                    continue;
                }
                foreach (input_event e in events.AsSpan(0, count))
                    take(i, e);
            }
        }
    }

    public void Dispose()
    {
        _set.Dispose();
        _stop.Dispose();
        _cancel.Dispose();
    }
}
