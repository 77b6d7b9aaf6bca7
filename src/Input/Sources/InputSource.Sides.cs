using System.Globalization;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Messages;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;

namespace Rdfwd.Input.Sources;

/// <remarks>Which side has the input, and what of the devices goes with it.</remarks>
public sealed partial class InputSource
{
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

    private void GiveBack()
    {
        _set.UngrabAll();
        _grabsAwaited = false;
        foreach (SourceDevice device in _set.Devices)
            device.AwaitsGrab = false;
    }

    // The far side lets go of everything by itself when nothing reaches it; what is typed meanwhile goes to the near side.
    private void Pause()
    {
        ReleaseMapped();
        _paused = true;
        foreach (Outlet outlet in _outlets)
        {
            if (outlet.IsAnnounced)
                _link?.Send(Channel.Control, new ReleaseDevice(outlet.Number));
            LetGo(outlet);
        }
        GiveBack();
        _log.Say(string.Create(CultureInfo.InvariantCulture, $"The other end takes nothing for {_options.Silence.TotalSeconds:0.###} s; the devices are given back until it does."));
    }

    private void Resume()
    {
        _paused = false;
        _log.Say("The other end takes input again.");
        if (_router.IsRemote)
            GoRemote();
    }

    /// <summary>Ends what programs at the far side let a device do: its effects stop, its sounds fall silent.</summary>
    private static void Quieten(SourceDevice device)
    {
        device.Effects?.StopAll();
        for (int sound = device.RemoteSounds.Next(0); sound >= 0; sound = device.RemoteSounds.Next(sound + 1))
            device.Device?.Write([new(EventType.Snd, (ushort)sound, 0)]);
        device.RemoteSounds.Clear();
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
}
