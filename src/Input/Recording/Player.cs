using Rdfwd.Input.Codes;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Input.Recording;

/// <summary>Creates the devices of a recording and makes them do again what they did. Owns the devices. One thread.</summary>
public sealed class Player : IDisposable
{
    private readonly DeviceRecording _recording;
    private readonly List<UinputDevice> _devices = [];
    private readonly List<InputEvent>[] _frames;

    /// <summary>Creates the devices. Throws <see cref="InputException"/>.</summary>
    public Player(DeviceRecording recording)
    {
        _recording = recording;
        try
        {
            foreach (Devices.DeviceDescription description in recording.Devices)
                _devices.Add(UinputDevice.Create(description));
        }
        catch
        {
            Dispose();
            throw;
        }
        _frames = [.. recording.Devices.Select(_ => new List<InputEvent>())];
    }

    public IReadOnlyList<UinputDevice> Devices => _devices;

    /// <summary>Plays to the end or until cancelled, at the recorded pace multiplied by <paramref name="speed"/>.</summary>
    public void Play(double speed, CancellationToken cancel)
    {
        long start = Environment.TickCount64;
        foreach (RecordedEvent recorded in _recording.Events)
        {
            long due = start + (long)(recorded.TimeUs / 1000.0 / speed);
            int wait = (int)Math.Clamp(due - Environment.TickCount64, 0, int.MaxValue);
            if (wait > 0 && cancel.WaitHandle.WaitOne(wait))
                return;
            Take(recorded);
        }
        foreach (UinputDevice device in _devices)
            device.ReleaseAll();
    }

    public void Dispose()
    {
        UinputDevice.LetReadersSee(_devices);
        foreach (UinputDevice device in _devices)
            device.Dispose();
        _devices.Clear();
    }

    private void Take(RecordedEvent recorded)
    {
        UinputDevice device = _devices[recorded.Device];
        List<InputEvent> frame = _frames[recorded.Device];
        InputEvent e = recorded.Event;
        if (e is { Type: EventType.Syn, Code: Code.SynReport or Code.SynDropped })
        {
            if (frame.Count > 0)
                device.Write([.. frame]);
            frame.Clear();
        }
        else if (!(e is { Type: EventType.Key, Value: 2 } && device.Description.RepeatsItself))
        {
            frame.Add(e);
        }
    }
}
