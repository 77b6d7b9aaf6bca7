using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Kernel.Guest;

/// <summary>Collects what a node sends on a thread of its own.</summary>
public sealed class EventLog : IDisposable
{
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
        Wait.Until(() => Events.Count >= count || IsGone, $"{count} events; there are {Events.Count}: {string.Join(", ", Events.TakeLast(8))}");
        return Events;
    }

    public bool Has(InputEvent e) => Events.Contains(e);

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

    private void Read()
    {
        input_event[] raw = new input_event[64];
        while (!_end)
        {
            FileDescriptors.Wait(_device.Descriptor, Libc.POLLIN, 50);
            int count = _device.Read(raw);
            if (count < 0)
            {
                IsGone = true;
                return;
            }
            lock (_events)
            {
                foreach (input_event e in raw.AsSpan(0, count))
                    _events.Add(new(e.type, e.code, e.value));
            }
        }
    }
}
