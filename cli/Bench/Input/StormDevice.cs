using Rdfwd.Input;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.State;
using Rdfwd.Input.Uinput;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>A source at which somebody types or touches at random, and a watcher of its clone. Owns both.</summary>
internal sealed class StormDevice : IDisposable
{
    private const ushort FirstKey = 16;
    private const int Keys = 20;

    private readonly UinputDevice _source;
    private EvdevDevice? _clone;
    private EvdevDevice? _probe;
    private Thread? _watcher;
    private DeviceState? _seen;
    private volatile bool _end;

    public StormDevice(DeviceDescription description)
    {
        _source = UinputDevice.Create(description);
    }

    public string Node => _source.EventNode ?? "";

    /// <summary>Whether the clone that was followed last went away.</summary>
    public bool IsCloneGone { get; private set; }

    /// <summary>Whether the source holds anything.</summary>
    public bool IsHeld => _source.State.HoldsAnything;

    public void Follow(params BenchShell[] ends)
    {
        Unfollow();
        _clone = BenchDevices.AwaitClone(_source.Description.Name, Node, ends);
        // A look at the state takes key events out of the queue of the descriptor that it is made with.
        _probe = EvdevDevice.Open(_clone.Path);
        _seen = new DeviceState(_source.Description);
        _seen.CopyFrom(_clone.Description.State);
        IsCloneGone = false;
        _end = false;
        _watcher = new Thread(Watch) { IsBackground = true, Name = "bench-watcher" };
        _watcher.Start();
    }

    /// <summary>Presses, releases, touches or lifts something.</summary>
    public void Touch(Random random)
    {
        if (_source.State.SlotCount == 0)
        {
            ushort key = (ushort)(FirstKey + random.Next(Keys));
            _source.Write([InputEvent.Key(key, _source.State.Keys[key] ? 0 : 1)]);
            return;
        }
        int slot = random.Next(BenchDevices.Slots);
        InputEvent select = InputEvent.Abs(Code.AbsMtSlot, slot);
        if (!_source.State.IsTouching(slot))
            _source.Write([select, InputEvent.Abs(Code.AbsMtTrackingId, random.Next(65536)), InputEvent.Abs(Code.AbsMtPositionX, random.Next(1000)), InputEvent.Key(Code.BtnTouch, 1)]);
        else if (random.Next(2) == 0)
            _source.Write([select, InputEvent.Abs(Code.AbsMtPositionX, random.Next(1000))]);
        else
            _source.Write([select, InputEvent.Abs(Code.AbsMtTrackingId, -1)]);
    }

    /// <summary>The person lets go of everything.</summary>
    public void LetGo() => _source.ReleaseAll();

    public void Press(ushort key, int value) => _source.Write([InputEvent.Key(key, value)]);

    /// <summary>What the clone holds as its kernel has it, and, when it is gone, what its readers were last told.</summary>
    public string? Held()
    {
        if (_probe is not { } probe || _seen is not { } seen)
            return null;
        DeviceState state = new(_source.Description);
        if (IsCloneGone || !probe.ReadState(state))
            return IsCloneGone ? InWords(seen) : "a clone that goes";
        return InWords(state);
    }

    public bool HasClone => BenchDevices.HasClone(_source.Description.Name, Node);

    public bool HasSeen(ushort key) => _seen?.Keys[key] == true;

    /// <summary>Whether somebody has the source to himself.</summary>
    public bool IsGrabbed()
    {
        using EvdevDevice probe = EvdevDevice.Open(Node);
        try
        {
            probe.Grab();
            return false;
        }
        catch (InputException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        Unfollow();
        _source.Dispose();
    }

    private void Unfollow()
    {
        _end = true;
        _watcher?.Join();
        _watcher = null;
        _clone?.Dispose();
        _clone = null;
        _probe?.Dispose();
        _probe = null;
    }

    private void Watch()
    {
        input_event[] raw = new input_event[64];
        while (!_end)
        {
            FileDescriptors.Wait(_clone!.Descriptor, Libc.POLLIN, 50);
            int count = _clone.Read(raw);
            foreach (input_event e in raw.AsSpan(0, Math.Max(0, count)))
                _seen!.Apply(new(e.type, e.code, e.value));
            if (count >= 0)
                continue;
            IsCloneGone = true;
            return;
        }
    }

    private string? InWords(DeviceState state)
    {
        if (!state.HoldsAnything)
            return null;
        IEnumerable<string> keys = state.Keys.Members().Select(key => CodeNames.Code(EventType.Key, key));
        IEnumerable<string> touches = Enumerable.Range(0, state.SlotCount).Where(state.IsTouching).Select(slot => $"slot {slot}");
        return $"{string.Join(", ", keys.Concat(touches))} of {_source.Description.Name}";
    }
}
