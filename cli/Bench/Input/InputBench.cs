using System.Diagnostics;
using Rdfwd.Bench;
using Rdfwd.Bench.Statistics;
using Rdfwd.Input;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>
/// Measures from the moment an event is written to a source device to the moment a reader has it from the clone, through the program
/// itself and through the designs of others. Needs /dev/uinput.
/// </summary>
internal sealed class InputBench
{
    private const int Warmup = 200;

    // Each takes its turn several times, so that a machine that changes its pace in between changes it for all.
    private const int MostRounds = 8;
    private const int EventsForARound = 250;
    private const string Own = InputBenchResult.Own;
    private static readonly string[] Peers = ["netevent", "uinput-mapper"];

    private readonly InputBenchOptions _options;
    private readonly string _program = Environment.ProcessPath ?? "rdfwd";

    public InputBench(InputBenchOptions options)
    {
        _options = options;
    }

    public InputBenchResult Run(Action<string> tell)
    {
        InputBenchResult result = new() { Via = _options.Via };
        if (_options.Events > 0)
            MeasureLatency(result, tell);
        if (_options.Seconds > 0)
            MeasureRate(result, tell);
        if (_options.Faults > 0)
        {
            tell($"{_options.Faults} random faults");
            using FaultStorm storm = new(_program);
            result.Faults = storm.Run(_options.Faults, tell);
        }
        return result;
    }

    private void MeasureLatency(InputBenchResult result, Action<string> tell)
    {
        tell("the bare devices");
        result.BareDevicesMs = BareDevices();
        tell("rdfwd: bytes");
        result.MouseFrameBytes = WireBytes.OfMouse(_program);
        result.KeyFrameBytes = WireBytes.OfKeys(_program);
        List<double> link = [];
        Dictionary<string, (List<double> Event, List<double> Motion)> samples = [];
        foreach (string design in (string[])[Own, LeastForwarder.Name, LeastForwarder.PolledName, .. Peers])
            samples[design] = ([], []);
        int rounds = Math.Clamp(_options.Events / EventsForARound, 1, MostRounds);
        int each = _options.Events / rounds;
        for (int round = 0; round < rounds; round++)
        {
            tell($"the bare link, rdfwd, the least and the other designs, {round + 1} of {rounds}");
            HalfRoundTrips(link, each);
            foreach ((string design, (List<double> single, List<double> motion)) in samples)
            {
                BenchDevices.AwaitNone(BenchDevices.SourceName, BenchDevices.CloneName);
                using UinputDevice source = UinputDevice.Create(BenchDevices.Mouse(BenchDevices.SourceName));
                using BenchShell pipeline = design == Own ? Start(source) : StartDesign(design, source);
                using EvdevDevice clone = design == Own
                    ? BenchDevices.AwaitClone(BenchDevices.SourceName, source.EventNode!, pipeline)
                    : BenchDevices.AwaitClone(BenchDevices.CloneName, "", pipeline);
                Latencies(source, clone, single, motion, each);
            }
        }
        result.HalfRoundTripMs = new(link);
        foreach ((string design, (List<double> single, List<double> motion)) in samples)
        {
            int? bytes = Array.IndexOf(Peers, design) < 0 ? null : 2 * PeerDesign.Named(design).RecordBytes;
            result.Designs.Add(design, new(new(single), new(motion), bytes));
        }
    }

    private void MeasureRate(InputBenchResult result, Action<string> tell)
    {
        tell("rdfwd: rate");
        BenchDevices.AwaitNone(BenchDevices.SourceName);
        using UinputDevice source = UinputDevice.Create(BenchDevices.Mouse(BenchDevices.SourceName));
        using BenchShell pipeline = Start(source);
        using EvdevDevice clone = BenchDevices.AwaitClone(BenchDevices.SourceName, source.EventNode!, pipeline);
        result.Rate = new RateRun(source, clone).Run(_options.Seconds);
    }

    private BenchShell Start(UinputDevice source) => new($"{_program} input read -G {source.EventNode} | {_options.Via} {_program} input create");

    private BenchShell StartDesign(string design, UinputDevice source) =>
        new($"{_program} _input-peer {design} read {source.EventNode} | {_options.Via} {_program} _input-peer {design} create");

    /// <summary>In turn one event with its report, and one motion as mice report it: REL_X, REL_Y and the report.</summary>
    private static void Latencies(UinputDevice source, EvdevDevice clone, List<double> single, List<double> motion, int count)
    {
        Random random = new(1);
        input_event[] raw = new input_event[64];
        clone.Drain();
        for (int i = -Warmup; i < count; i++)
        {
            // Neither in step with the scheduler's clock nor with anything else.
            PreciseWait.Until(MonotonicClock.NowNs + random.Next(1_000_000, 4_000_000));
            int value = i + Warmup + 1;
            long start = MonotonicClock.NowNs;
            source.Write(value % 2 == 0 ? [InputEvent.Rel(0, value)] : [InputEvent.Rel(0, value), InputEvent.Rel(1, value)]);
            while (!Arrived(clone, raw, value))
            {
                if (MonotonicClock.NowNs - start > BenchDevices.Patience.TotalNanoseconds)
                    throw new InputException(InputFailure.Unplugged, "An event did not arrive.");
            }
            if (i >= 0)
                (value % 2 == 0 ? single : motion).Add((MonotonicClock.NowNs - start) / 1e6);
        }
    }

    private static bool Arrived(EvdevDevice clone, input_event[] raw, int value)
    {
        FileDescriptors.Wait(clone.Descriptor, Libc.POLLIN, 100);
        int count = clone.Read(raw);
        foreach (input_event e in raw.AsSpan(0, Math.Max(0, count)))
        {
            if (e.type == EventType.Rel && e.value == value)
                return true;
        }
        return false;
    }

    /// <summary>What the kernel's two devices cost by themselves: a thread that carries frames from one to the other, with no link between.</summary>
    private Distribution BareDevices()
    {
        using UinputDevice source = UinputDevice.Create(BenchDevices.Mouse(BenchDevices.SourceName));
        using UinputDevice clone = UinputDevice.Create(BenchDevices.Mouse(BenchDevices.CloneName));
        using EvdevDevice from = NodeOpener.OpenWhenReady(source.EventNode!);
        using EvdevDevice to = NodeOpener.OpenWhenReady(clone.EventNode!);
        bool end = false;
        Thread carrier = new(() =>
        {
            input_event[] raw = new input_event[64];
            InputEvent[] frame = new InputEvent[64];
            while (!Volatile.Read(ref end))
            {
                FileDescriptors.Wait(from.Descriptor, Libc.POLLIN, 100);
                int count = from.Read(raw);
                for (int i = 0; i < count; i++)
                    frame[i] = new(raw[i].type, raw[i].code, raw[i].value);
                if (count > 0)
                    clone.Write(frame.AsSpan(0, count));
            }
        })
        { IsBackground = true, Name = "bench-carrier" };
        carrier.Start();
        List<double> samples = [];
        Latencies(source, to, samples, [], Math.Min(_options.Events, 1000));
        Volatile.Write(ref end, true);
        carrier.Join();
        return new Distribution(samples);
    }

    /// <summary>Half the time that a record of 24 bytes takes there and back through the bare link.</summary>
    private void HalfRoundTrips(List<double> samples, int count)
    {
        ProcessStartInfo start = new("bash", ["-c", $"exec {_options.Via} cat"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process cat = Process.Start(start) ?? throw new InputException(InputFailure.Unsupported, "bash cannot be run.");
        Stream to = cat.StandardInput.BaseStream;
        Stream from = cat.StandardOutput.BaseStream;
        byte[] record = new byte[24];
        Random random = new(2);
        for (int i = -50; i < count; i++)
        {
            PreciseWait.Until(MonotonicClock.NowNs + random.Next(1_000_000, 4_000_000));
            long begin = MonotonicClock.NowNs;
            to.Write(record);
            to.Flush();
            from.ReadExactly(record);
            if (i >= 0)
                samples.Add((MonotonicClock.NowNs - begin) / 2e6);
        }
        cat.Kill(entireProcessTree: true);
    }
}
