using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Routing;
using Rdfwd.Input.State;

namespace Rdfwd.Input.Sources;

/// <summary>One device of a source, for as long as the source lives: it keeps its number while it is unplugged. Owns the open device.</summary>
internal sealed class SourceDevice : IDisposable
{
    public SourceDevice(uint number, EvdevDevice device, bool grab)
    {
        Number = number;
        Device = device;
        Description = device.Description;
        WantsGrab = grab;
        Assembler = new FrameAssembler(Description.RepeatsItself);
        Physical = new DeviceState(Description);
        Physical.CopyFrom(Description.State);
    }

    public uint Number { get; }

    public DeviceDescription Description { get; }

    /// <summary>Null while it is unplugged.</summary>
    public EvdevDevice? Device { get; private set; }

    public bool WantsGrab { get; }

    /// <summary>Whether it is still the near side's although the far side has the input, because something is held on it.</summary>
    public bool AwaitsGrab { get; set; }

    /// <summary>Where its events go unchanged; null when the rules take them.</summary>
    public Outlet? Outlet { get; set; }

    public FrameAssembler Assembler { get; }

    /// <summary>What the device holds.</summary>
    public DeviceState Physical { get; }

    public EffectWorker? Effects { get; set; }

    /// <summary>LED writes of this process whose echo has not come yet.</summary>
    public List<InputEvent> Echoes { get; } = [];

    /// <summary>The LEDs as the near side had them, while the far side has the input.</summary>
    public BitSet LocalLeds { get; } = new(EventType.CodeCount(EventType.Led));

    /// <summary>The sounds that the far side switched on.</summary>
    public BitSet RemoteSounds { get; } = new(EventType.CodeCount(EventType.Snd));

    /// <summary>The LEDs as the far side wants them.</summary>
    public BitSet RemoteLeds { get; } = new(EventType.CodeCount(EventType.Led));

    public void Attach(EvdevDevice device)
    {
        Device = device;
        Assembler.Reset();
        Echoes.Clear();
        Physical.CopyFrom(device.Description.State);
    }

    public void Detach()
    {
        Effects?.Dispose();
        Effects = null;
        AwaitsGrab = false;
        RemoteSounds.Clear();
        Device?.Dispose();
        Device = null;
    }

    public void Dispose() => Detach();
}
