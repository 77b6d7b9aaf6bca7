using System.Globalization;
using System.Runtime.InteropServices;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Messages;
using Rdfwd.Input.Routing;
using Rdfwd.Input.State;
using Rdfwd.Interop.Evdev;
using Rdfwd.Wire;

namespace Rdfwd.Input.Sources;

/// <remarks>What comes from the devices, when they come and go, and who may have them.</remarks>
public sealed partial class InputSource
{
    private void ReadDevice(SourceDevice device)
    {
        if (device.Device is not { } open)
            return;
        _streak = device == _busiest ? _streak + 1 : 0;
        _busiest = device;
        Take(device, open.Read(_raw));
    }

    private void Take(SourceDevice device, int count)
    {
        if (count < 0)
        {
            Unplugged(device);
            return;
        }
        for (int i = 0; i < count && _end is null; i++)
        {
            ref input_event raw = ref _raw[i];
            switch (device.Assembler.Add(raw.type, raw.code, raw.value))
            {
                case FrameStep.Frame:
                    Deliver(device, device.Assembler.Frame.Span);
                    break;
                case FrameStep.Dropped:
                    Resynchronise(device);
                    return;
            }
        }
    }

    /// <summary>Follows a frame of one device and passes on what the far side may have.</summary>
    private void Deliver(SourceDevice device, ReadOnlySpan<InputEvent> frame)
    {
        int count = 0;
        bool wasRemote = _router.IsRemote && !_paused && !device.AwaitsGrab;
        foreach (InputEvent e in frame)
        {
            RouteAction action = _router.Follow(e, out bool forward);
            device.Physical.Apply(e);
            if (action == RouteAction.Panic)
            {
                _end = SourceEnd.Panic;
                return;
            }
            if (forward && !IsEcho(device, e))
                _scratch[count++] = e;
        }
        device.Physical.Apply(InputEvent.Report);
        if (wasRemote && count > 0)
            Forward(device, count);
        if (_options.Verbose)
            Print(device, frame);
    }

    // What was lost is lost, but what is held now can be told (linux/Documentation/input/event-codes.rst, SYN_DROPPED).
    private void Resynchronise(SourceDevice device)
    {
        if (device.Device is not { } open)
            return;
        _log.Detail($"\"{device.Description.Name}\" dropped events; its state is read anew.");
        DeviceState actual = new(device.Description);
        open.Drain();
        device.Assembler.Reset();
        if (!open.ReadState(actual))
        {
            Unplugged(device);
            return;
        }
        DeliverDifference(device, actual);
    }

    private void DeliverDifference(SourceDevice device, DeviceState actual)
    {
        _frames.Clear();
        Resync.Difference(device.Description, device.Physical, actual, _frames);
        int start = 0;
        for (int i = 0; i < _frames.Count && _end is null; i++)
        {
            if (_frames[i] is not { Type: EventType.Syn, Code: Code.SynReport })
                continue;
            Span<InputEvent> frame = CollectionsMarshal.AsSpan(_frames)[start..i];
            for (; frame.Length > InputLimits.FrameEvents; frame = frame[InputLimits.FrameEvents..])
                Deliver(device, frame[..InputLimits.FrameEvents]);
            Deliver(device, frame);
            start = i + 1;
        }
        device.Physical.CopyFrom(actual);
    }

    // What any program plays on a device passes by its readers too (input.c, INPUT_PASS_TO_ALL); sent on, it would be played there and come
    // back for ever.
    private static bool IsEcho(SourceDevice device, InputEvent e) => e.Type switch
    {
        EventType.Ff or EventType.Snd => true,
        EventType.Msc => e.Code == Code.MscPulseLed,
        EventType.Led => device.Echoes.Count > 0 && device.Echoes.Remove(e),
        _ => false,
    };

    private void Print(SourceDevice device, ReadOnlySpan<InputEvent> frame)
    {
        foreach (InputEvent e in frame)
            _log.Say(string.Create(CultureInfo.InvariantCulture, $"{device.Number} {e}"));
    }

    private void Arrive(string node)
    {
        SourceDevice? device = _set.Arrive(node);
        if (device is null)
            return;
        _log.Say($"\"{device.Description.Name}\" is here ({node}).");
        _router.Learn(device.Physical.Keys);
        device.LocalLeds.CopyFrom(device.Physical.Leds);
        TryGrabNow(device);
        if (device.Outlet is not { IsAnnounced: true })
        {
            Announce(device);
            return;
        }
        SendPresentState(device);
    }

    private void Unplugged(SourceDevice device)
    {
        _log.Say(_options.Hotplug ? $"\"{device.Description.Name}\" is gone; it goes on when it returns." : $"\"{device.Description.Name}\" is gone.");
        _router.Forget(device.Physical.Keys);
        device.Physical.CopyFrom(new DeviceState(device.Description));
        device.Detach();
        _engine?.Release((int)device.Number, this);
        if (device.Outlet is { IsAnnounced: true } outlet && _link is { } link)
        {
            link.Send(Channel.Control, new ReleaseDevice(outlet.Number));
            LetGo(outlet);
        }
        if (!_options.Hotplug && _set.Devices.All(known => known.Device is null))
            _end = SourceEnd.NoDevices;
    }

    /// <summary>Begins a link: what was typed while there was none belongs to the near side.</summary>
    private void ReadAnew()
    {
        foreach (SourceDevice device in _set.Devices)
        {
            if (device.Device is not { } open)
                continue;
            _router.Forget(device.Physical.Keys);
            open.Drain();
            open.ReadState(device.Physical);
            device.Assembler.Reset();
            _router.Learn(device.Physical.Keys);
            TryGrabNow(device);
        }
    }

    private void TryGrabNow(SourceDevice device)
    {
        if (!_router.IsRemote || _paused)
            return;
        // The look at what is held takes key events that wait out of the queue, so the router learns them from the look.
        _router.Forget(device.Physical.Keys);
        try
        {
            device.AwaitsGrab = !_set.TryGrab(device);
            if (device.AwaitsGrab && !_grabsAwaited)
                _log.Detail($"\"{device.Description.Name}\" is grabbed as soon as nothing is held on it.");
            _grabsAwaited |= device.AwaitsGrab;
        }
        catch (InputException exception)
        {
            _log.Say(exception.Message);
        }
        finally
        {
            _router.Learn(device.Physical.Keys);
        }
    }

    /// <summary>Takes the devices that the near side had to keep until now. What is typed on one before goes to local programs only.</summary>
    private void GrabAwaited()
    {
        _grabsAwaited = false;
        foreach (SourceDevice device in _set.Devices)
        {
            if (!device.AwaitsGrab)
                continue;
            if (device.Physical.HoldsAnything)
            {
                _grabsAwaited = true;
                continue;
            }
            TryGrabNow(device);
            if (!device.AwaitsGrab)
                SendPresentState(device);
        }
    }
}
