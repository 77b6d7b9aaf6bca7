using System.Globalization;
using System.Runtime.InteropServices;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Links;
using Rdfwd.Input.Messages;
using Rdfwd.Input.State;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Input.Sources;

/// <remarks>The link: what is announced, what comes back, whether it lives, and which side has the input.</remarks>
public sealed partial class InputSource
{
    private void Announce(SourceDevice device)
    {
        if (_link is not { } link)
            return;
        if (_options.Rules is { } rules && device.Outlet is null)
        {
            if (Adapt(device, rules) is not { } adapted)
                return;
            device.Outlet = AddOutlet(device, adapted);
        }
        Outlet outlet = device.Outlet ??= AddOutlet(device, device.Description);
        bool remote = _router.IsRemote && !_paused && !device.AwaitsGrab;
        DeviceState state = outlet.Description.State;
        // What is held while the near side has the input belongs to the near side, and what the rules make of it is not known.
        state.CopyFrom(remote && _engine is null ? device.Physical : new DeviceState(outlet.Description));
        outlet.Sent.CopyFrom(state);
        outlet.IsAnnounced = true;
        link.Send(Channel.Control, new AddDevice(outlet.Number, outlet.Description));
    }

    private Outlet AddOutlet(SourceDevice device, DeviceDescription description)
    {
        Outlet outlet = new(device.Number, description);
        _outlets.Add(outlet);
        return outlet;
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

    /// <summary>Tells the far side what changed on a device since it last had the input.</summary>
    private void SendPresentState(SourceDevice device)
    {
        if (!_router.IsRemote || _paused || device.AwaitsGrab || _engine is not null || device.Outlet is not { IsAnnounced: true } outlet)
            return;
        _frames.Clear();
        Resync.Difference(device.Description, outlet.Sent, device.Physical, _frames);
        SendFrames(outlet, _frames);
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

    /// <summary>Follows what a ReleaseDevice does at the far side.</summary>
    private void LetGo(Outlet outlet)
    {
        _frames.Clear();
        Releases.Build(outlet.Description, outlet.Sent, _frames);
        foreach (InputEvent e in _frames)
            outlet.Sent.Apply(e);
        outlet.Merger.Take();
    }

    private void Woken()
    {
        FileDescriptors.Clear(_wake);
        int toggles = Interlocked.Exchange(ref _toggles, 0);
        if (toggles < 0)
            _end = SourceEnd.Stopped;
        else if ((toggles & 1) != 0)
            _router.AskToggle();
        if (_router is { IsTogglePending: true, IsAnythingHeld: true })
            _log.Say("The input moves as soon as nothing is held.");
    }

    private void TryToggle()
    {
        if (!_router.TryToggle())
            return;
        if (_router.IsRemote)
            GoRemote();
        else
            GoLocal();
        SideChanged?.Invoke(_router.IsRemote);
        _log.Say(_router.IsRemote ? "The far side has the input." : "The near side has the input.");
    }

    private void GoLocal()
    {
        ReleaseMapped();
        foreach (Outlet outlet in _outlets)
        {
            if (outlet.IsAnnounced)
                _link?.Send(Channel.Control, new ReleaseDevice(outlet.Number));
            LetGo(outlet);
        }
        foreach (SourceDevice device in _set.Devices)
        {
            WriteLeds(device, device.LocalLeds);
            Quieten(device);
        }
        GiveBack();
    }

    private void GiveBack()
    {
        _set.UngrabAll();
        _grabsAwaited = false;
        foreach (SourceDevice device in _set.Devices)
            device.AwaitsGrab = false;
    }

    /// <summary>Ends what programs at the far side let a device do: its effects stop, its sounds fall silent.</summary>
    private static void Quieten(SourceDevice device)
    {
        device.Effects?.StopAll();
        for (int sound = device.RemoteSounds.Next(0); sound >= 0; sound = device.RemoteSounds.Next(sound + 1))
            device.Device?.Write([new(EventType.Snd, (ushort)sound, 0)]);
        device.RemoteSounds.Clear();
    }

    private void GoRemote()
    {
        foreach (SourceDevice device in _set.Devices)
        {
            device.LocalLeds.CopyFrom(device.Physical.Leds);
            TryGrabNow(device);
            if (_options.BothWays && device.Outlet is { IsAnnounced: true })
                WriteLeds(device, device.RemoteLeds);
            SendPresentState(device);
        }
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

    private static void WriteLeds(SourceDevice device, BitSet wanted)
    {
        for (ushort led = 0; led < wanted.Capacity; led++)
        {
            if (device.Description.Has(EventType.Led, led))
                WriteLed(device, new(EventType.Led, led, wanted[led] ? 1 : 0));
        }
    }

    // The kernel echoes a write that changes something, and only that.
    private static void WriteLed(SourceDevice device, InputEvent e)
    {
        if (device.Device is not { IsWritable: true } open || device.Physical.Leds[e.Code] == (e.Value != 0))
            return;
        device.Echoes.Add(e);
        device.Physical.Apply(e);
        if (!open.Write([e]))
            device.Echoes.Remove(e);
    }

    private void ReadLink(WireConnection link)
    {
        bool open = link.Fill();
        while (link.TryReceive(out IncomingMessage message))
            Handle(message);
        if (!open)
            _end ??= SourceEnd.LinkEnded;
    }

    private void Handle(in IncomingMessage message)
    {
        if (message.Channel != Channel.Control)
            return;
        _liveness.Arrived(NowUs);
        switch (message.Type)
        {
            case InputMessageType.Alive:
                Alive alive = message.Read<Alive>();
                _liveness.Alive((uint)_options.Silence.TotalMilliseconds, (long)Math.Min(alive.TimeUs, long.MaxValue), NowUs);
                break;
            case InputMessageType.DeviceEvent:
                DeviceEvent answer = message.Read<DeviceEvent>();
                if (Find(answer.Device) is { } device)
                    Apply(device, answer.Event);
                break;
            case InputMessageType.UploadEffect:
                UploadEffect upload = message.Read<UploadEffect>();
                Effects(upload.Device)?.Upload(upload.Effect);
                break;
            case InputMessageType.EraseEffect:
                EraseEffect erase = message.Read<EraseEffect>();
                Effects(erase.Device)?.Erase(erase.Effect);
                break;
            case InputMessageType.DeviceCreated:
                DeviceCreated created = message.Read<DeviceCreated>();
                _log.Detail($"\"{Find(created.Device)?.Description.Name}\" is {created.Node} at the far side.");
                break;
            case InputMessageType.DeviceRefused:
                _log.Say($"The far side: {message.Read<DeviceRefused>().Reason}");
                break;
            case MessageType.Bye:
                _log.Say(message.Read<Bye>().Message);
                break;
        }
    }

    private SourceDevice? Find(uint outlet) => _set.Devices.FirstOrDefault(device => device.Outlet?.Number == outlet);

    private EffectWorker? Effects(uint outlet)
    {
        if (Find(outlet) is not { Device: { IsWritable: true } open } device || !device.Description.Types[EventType.Ff])
            return null;
        return device.Effects ??= new EffectWorker(open, _log);
    }

    /// <summary>Carries out what an application at the far side wrote to the clone.</summary>
    private void Apply(SourceDevice device, InputEvent e)
    {
        switch (e.Type)
        {
            case EventType.Led when device.Description.Has(e.Type, e.Code):
                device.RemoteLeds[e.Code] = e.Value != 0;
                device.Outlet?.Sent.Apply(e);
                if (_router.IsRemote && !_paused)
                    WriteLed(device, e);
                break;
            case EventType.Rep when device.Device?.ReadRepeat() is { } rate:
                if (e.Code == Code.RepDelay)
                    device.Device.SetRepeat(e.Value, rate.PeriodMs);
                else if (e.Code == Code.RepPeriod)
                    device.Device.SetRepeat(rate.DelayMs, e.Value);
                break;
            case EventType.Ff when e.Value == 0 || e.Code is Code.FfGain or Code.FfAutocenter || (_router.IsRemote && !_paused):
                Effects(device.Outlet!.Number)?.Command(e);
                break;
            case EventType.Snd when device.Description.Has(e.Type, e.Code) && (e.Value == 0 || (_router.IsRemote && !_paused)):
                device.RemoteSounds[e.Code] = e.Value != 0;
                device.Device?.Write([e]);
                break;
            case EventType.Msc when device.Description.Has(e.Type, e.Code):
                device.Device?.Write([e]);
                break;
        }
    }

    private void Beat(WireConnection link)
    {
        FileDescriptors.Clear(_beat);
        if ((++_beats & 1) == 0)
            SendAlive(link);
        CheckLink(link);
    }

    private void SendAlive(WireConnection link) => link.Send(Channel.Control, new Alive((uint)_options.Silence.TotalMilliseconds, (ulong)NowUs));

    private void CheckLink(WireConnection link)
    {
        long now = NowUs;
        if (_options.BothWays && _liveness.IsSilent(now))
        {
            _end ??= SourceEnd.LinkSilent;
            return;
        }
        long waiting = link.TotalQueuedBytes + link.OutputPipeFill;
        bool stalled = _stall.IsStalled(link.BytesSent + link.TotalQueuedBytes, waiting, now);
        if (stalled == _paused)
            return;
        if (stalled)
            Pause();
        else if (!_router.IsAnythingHeld)
            Resume();
    }

    // The far side lets go of everything by itself when nothing reaches it; what is typed meanwhile goes to the near side.
    private void Pause()
    {
        ReleaseMapped();
        _paused = true;
        _log.Say(string.Create(CultureInfo.InvariantCulture, $"The other end takes nothing for {_options.Silence.TotalSeconds:0.###} s; the devices are given back until it does."));
        foreach (Outlet outlet in _outlets)
        {
            if (outlet.IsAnnounced)
                _link?.Send(Channel.Control, new ReleaseDevice(outlet.Number));
            LetGo(outlet);
        }
        GiveBack();
    }

    private void Resume()
    {
        _paused = false;
        _log.Say("The other end takes input again.");
        if (_router.IsRemote)
            GoRemote();
    }

    private void EndLink(WireConnection link)
    {
        link.Uncork();
        ReleaseMapped();
        foreach (Outlet outlet in _outlets)
        {
            if (outlet.IsAnnounced && link.Aborted is null)
                link.Send(Channel.Control, new RemoveDevice(outlet.Number));
            outlet.IsAnnounced = false;
            outlet.Merger.Take();
        }
        foreach (SourceDevice device in _set.Devices)
        {
            Quieten(device);
            device.Effects?.Dispose();
            device.Effects = null;
            if (_router.IsRemote && _options.BothWays)
                WriteLeds(device, device.LocalLeds);
        }
        GiveBack();
        _link = null;
    }
}
