using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Kernel.Guest;

/// <summary>
/// Collects what a node sends on a thread of its own, which comes before all others where this user may have that: a program that ends
/// gives readers only a moment to see its releases.
/// </summary>
public sealed class EventLog : IDisposable
{
    private const int Priority = 40;

    private readonly EvdevDevice _device;
    private readonly List<InputEvent> _events = [];
    private readonly Thread _thread;
    private volatile bool _end;

    public EventLog(EvdevDevice device)
    {
        _device = device;
        _thread = new Thread(Read) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Whether the device was destroyed.</summary>
    public bool IsGone { get; private set; }

    public IReadOnlyList<InputEvent> Events
    {
        get
        {
            lock (_events)
                return [.. _events];
        }
    }

    /// <summary>Waits until so many events came; reports are counted.</summary>
    public IReadOnlyList<InputEvent> Take(int count)
    {
        Wait.Until(() => Events.Count >= count || IsGone, () => $"{count} events; there are {Events.Count}: {string.Join(", ", Events.TakeLast(8))}");
        return Events;
    }

    public bool Has(InputEvent e) => Events.Contains(e);

    /// <summary>Waits until nothing is left that the node sent before this call.</summary>
    public void Settle() => Wait.Until(() =>
    {
        lock (_events)
            return IsGone || !FileDescriptors.Wait(_device.Descriptor, Libc.POLLIN, 0);
    }, "the end of what a node sent");

    public void Clear()
    {
        lock (_events)
            _events.Clear();
    }

    public void Dispose()
    {
        _end = true;
        _thread.Join();
    }

    private unsafe void Read()
    {
        sched_param wanted = new() { sched_priority = Priority };
        _ = Libc.sched_setscheduler(0, Libc.SCHED_FIFO | Libc.SCHED_RESET_ON_FORK, &wanted);
        input_event[] raw = new input_event[64];
        while (!_end)
        {
            FileDescriptors.Wait(_device.Descriptor, Libc.POLLIN, 50);
            lock (_events)
            {
                int count = _device.Read(raw);
                if (count < 0)
                {
                    IsGone = true;
                    return;
                }
                foreach (input_event e in raw.AsSpan(0, count))
                    _events.Add(new(e.type, e.code, e.value));
            }
        }
    }
}
