using Rdfwd.Input.Codes;
using Rdfwd.Input.Uinput;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Kernel.Guest;

/// <summary>Plays the hardware behind a source: takes what is written to the device and answers force-feedback requests, when it is let.</summary>
public sealed class PadHardware : IDisposable
{
    private readonly UinputDevice _device;
    private readonly ManualResetEventSlim? _answers;
    private readonly List<string> _log = [];
    private readonly Thread _thread;
    private volatile bool _end;

    /// <param name="device">The source.</param>
    /// <param name="answers">Not before it is set are force-feedback requests answered; null answers at once.</param>
    public PadHardware(UinputDevice device, ManualResetEventSlim? answers = null)
    {
        _device = device;
        _answers = answers;
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>What happened, one line each: "upload 0 type 50 ...", "erase 0", "EV_LED LED_CAPSL 1".</summary>
    public IReadOnlyList<string> Log
    {
        get
        {
            lock (_log)
                return [.. _log];
        }
    }

    public void Expect(string line) => Wait.Until(() => Log.Contains(line), () => $"'{line}' at the hardware; there is: {string.Join(", ", Log)}");

    public void Dispose()
    {
        _end = true;
        _thread.Join();
    }

    private unsafe void Serve()
    {
        input_event[] raw = new input_event[16];
        while (!_end)
        {
            FileDescriptors.Wait(_device.Descriptor, Libc.POLLIN, 50);
            int count = _device.Read(raw);
            foreach (input_event e in raw.AsSpan(0, count))
            {
                string line = new InputEvent(e.type, e.code, e.value).ToString();
                if (e.type == EventType.Uinput)
                {
                    _answers?.Wait(Wait.Patience);
                    if (e.code == Code.UiFfUpload && _device.AcceptUpload(e.value, out ff_effect effect))
                        line = $"upload {effect.id} type {effect.type:x} length {effect.replay_length} words {effect.u[0]:x} {effect.u[1]:x}";
                    else if (e.code == Code.UiFfErase && _device.AcceptErase(e.value, out int id))
                        line = $"erase {id}";
                }
                lock (_log)
                    _log.Add(line);
            }
        }
    }
}
