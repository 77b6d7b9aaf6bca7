using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Messages;
using Rdfwd.Input.State;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Input.Sources;

/// <remarks>The link: what is announced, what comes back, whether it lives.</remarks>
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
