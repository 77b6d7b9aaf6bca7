using System.Diagnostics;
using System.Globalization;
using Rdfwd.Input;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>
/// Types and touches at random, kills and freezes either end and moves the input to the other side at random moments, and looks after each
/// whether anything stayed held on the far side or grabbed on the near one. Owns the devices and the two ends.
/// </summary>
internal sealed class FaultStorm : IDisposable
{
    private const double Timeout = 0.3;
    private const ushort Witness = 90;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string _program;
    private readonly List<string> _stuck = [];
    private readonly List<StormDevice> _devices = [];
    private Random _random = new(1);
    private StormPipeline? _pipeline;
    private string _fault = "";

    public FaultStorm(string program)
    {
        _program = program;
    }

    private enum Kind
    {
        KillReader,
        EndReader,
        KillCreator,
        FreezeReader,
        FreezeCreator,
        Toggle,
    }

    public FaultCount Run(int faults, Action<string> tell)
    {
        _random = new Random(20240229);
        int[] counts = new int[Enum.GetValues<Kind>().Length];
        _devices.Add(new StormDevice(BenchDevices.Keyboard(BenchDevices.SourceName + " keyboard")));
        _devices.Add(new StormDevice(BenchDevices.Touchscreen(BenchDevices.SourceName + " touchscreen")));
        for (int i = 0; i < faults; i++)
        {
            Kind kind = (Kind)_random.Next(counts.Length);
            counts[(int)kind]++;
            _fault = string.Create(CultureInfo.InvariantCulture, $"fault {i + 1}, {kind}");
            Once(kind);
            if (i % 20 == 19)
                tell(string.Create(CultureInfo.InvariantCulture, $"{i + 1} faults, {_stuck.Count} stuck"));
        }
        return new(counts[..3].Sum(), counts[3] + counts[4], counts[5], _stuck);
    }

    public void Dispose()
    {
        _pipeline?.Dispose();
        foreach (StormDevice device in _devices)
            device.Dispose();
    }

    private void Once(Kind kind)
    {
        if (_pipeline is null)
            Connect();
        StormPipeline pipeline = _pipeline!;
        Type(_random.Next(1, 60));
        switch (kind)
        {
            case Kind.KillReader:
                Kill(pipeline.Reader, pipeline.Creator, Libc.SIGKILL);
                break;
            case Kind.EndReader:
                Kill(pipeline.Reader, pipeline.Creator, Libc.SIGTERM);
                break;
            case Kind.KillCreator:
                Kill(pipeline.Creator, pipeline.Reader, Libc.SIGKILL);
                break;
            case Kind.FreezeReader:
                Freeze(pipeline.Reader, () => _devices.TrueForAll(device => device.Held() is null), "is held while the reader stands still");
                break;
            case Kind.FreezeCreator:
                Freeze(pipeline.Creator, () => !_devices.Exists(device => device.IsGrabbed()), "is grabbed while the creator stands still");
                break;
            default:
                Toggle(pipeline);
                break;
        }
    }

    private void Connect()
    {
        Expect(() => !_devices.Exists(device => device.HasClone), "a clone of the last pipeline is there");
        _pipeline = new StormPipeline(_program, Timeout, _devices.Select(device => device.Node));
        foreach (StormDevice device in _devices)
            device.Follow(_pipeline.Reader, _pipeline.Creator);
        AwaitInput();
    }

    private void Type(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _devices[_random.Next(_devices.Count)].Touch(_random);
            if (_random.Next(10) == 0)
                Thread.Sleep(1);
        }
    }

    private void Kill(BenchShell killed, BenchShell other, int signal)
    {
        killed.Signal(signal);
        Type(_random.Next(20));
        Expect(() => killed.HasExited && other.HasExited, "an end runs on without the other");
        Expect(() => _devices.TrueForAll(device => device.IsCloneGone), "a clone stays");
        // The kernel destroys the devices of a killed creator, and tells their readers only that they are gone.
        if (killed == _pipeline!.Reader)
            ExpectNothingHeld("was held when the clone went");
        Expect(() => !_devices.Exists(device => device.IsGrabbed()), "a device is still grabbed");
        _pipeline.Dispose();
        _pipeline = null;
        LetGo();
    }

    private void Freeze(BenchShell frozen, Func<bool> isFree, string otherwise)
    {
        frozen.Signal(Libc.SIGSTOP);
        Type(_random.Next(20));
        Expect(isFree, otherwise);
        frozen.Signal(Libc.SIGCONT);
        LetGo();
        AwaitInput();
        ExpectNothingHeld("is held after the freeze");
    }

    private void Toggle(StormPipeline pipeline)
    {
        pipeline.Reader.Signal(Libc.SIGUSR1);
        Type(_random.Next(20));
        LetGo();
        Expect(() => !_devices.Exists(device => device.IsGrabbed()), "a device is still grabbed after the toggle");
        ExpectNothingHeld("is held after the toggle");
        _devices[0].Press(Witness, 1);
        Thread.Sleep(2);
        if (_devices[0].HasSeen(Witness))
            _stuck.Add($"{_fault}: a key of the near side reached the far one");
        _devices[0].Press(Witness, 0);
        pipeline.Reader.Signal(Libc.SIGUSR1);
        AwaitInput();
        ExpectNothingHeld("is held after the toggle back");
    }

    private void LetGo()
    {
        foreach (StormDevice device in _devices)
            device.LetGo();
    }

    /// <summary>Waits until the far side has the input again: a key that is pressed arrives there.</summary>
    private void AwaitInput()
    {
        Expect(() =>
        {
            _devices[0].Press(Witness, 1);
            Stopwatch watch = Stopwatch.StartNew();
            while (!_devices[0].HasSeen(Witness) && watch.ElapsedMilliseconds < 100)
                Thread.Sleep(1);
            bool seen = _devices[0].HasSeen(Witness);
            _devices[0].Press(Witness, 0);
            return seen;
        }, "the input does not come back");
    }

    private void ExpectNothingHeld(string when)
    {
        string? held = null;
        Expect(() => (held = _devices.Select(device => device.Held()).FirstOrDefault(words => words is not null)) is null, () => $"{held} {when}");
    }

    private void Expect(Func<bool> condition, string otherwise) => Expect(condition, () => otherwise);

    private void Expect(Func<bool> condition, Func<string> otherwise)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > Patience)
            {
                _stuck.Add($"{_fault}: {otherwise()}");
                return;
            }
            Thread.Sleep(5);
        }
    }
}
