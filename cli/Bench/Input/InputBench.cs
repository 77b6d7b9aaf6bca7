using System.Diagnostics;
using Rdfwd.Bench;
using Rdfwd.Bench.Statistics;
using Rdfwd.Input;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
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
    public const string SourceName = "rdfwd bench source";
    public const string CloneName = "rdfwd bench clone";

    private const int EventsPerSecond = 8000;
    private const int EventsPerFrame = 4;
    private const int Warmup = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _via;
    private readonly int _events;
    private readonly int _seconds;
    private readonly string _program = Environment.ProcessPath ?? "rdfwd";

    public InputBench(string via, int events, int seconds)
    {
        _via = via;
        _events = events;
        _seconds = seconds;
    }

    public static DeviceDescription Source(string name)
    {
        DeviceDescription device = new() { Name = name, Id = new(3, 1, 2, 3) };
        foreach (ushort rel in (ushort[])[0, 1, 2, 8])
            device.Add(EventType.Rel, rel);
        device.Add(EventType.Key, Code.BtnLeft);
        return device;
    }

    public InputBenchResult Run(Action<string> tell)
    {
        InputBenchResult result = new() { Via = _via };
        tell("the bare link");
        result.HalfRoundTripMs = HalfRoundTrip();
        tell("rdfwd: latency");
        using (UinputDevice source = UinputDevice.Create(Source(SourceName)))
        {
            using Process pipeline = Start($"{_program} input read -G {source.EventNode} | {_via} {_program} input create");
            using EvdevDevice clone = FindClone(SourceName, source.EventNode!, pipeline);
            result.Latency = Latency(source, clone, _events);
            tell("rdfwd: rate");
            result.Rate = Rate(source, clone);
            End(pipeline);
        }
        foreach (string design in (string[])["netevent", "uinput-mapper"])
        {
            tell($"the design of {design}");
            using UinputDevice source = UinputDevice.Create(Source(SourceName));
            using Process pipeline = Start($"{_program} _input-peer {design} read {source.EventNode} | {_via} {_program} _input-peer {design} create");
            using EvdevDevice clone = FindClone(CloneName, "", pipeline);
            result.Peers.Add((design, Latency(source, clone, _events), 2 * PeerDesign.Named(design).RecordBytes));
            End(pipeline);
        }
        return result;
    }

    private static Process Start(string line)
    {
        ProcessStartInfo start = new("bash", ["-c", line]) { RedirectStandardError = true };
        Process process = Process.Start(start) ?? throw new InputException(InputFailure.Unsupported, "bash cannot be run.");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static void End(Process pipeline)
    {
        pipeline.Kill(entireProcessTree: true);
        pipeline.WaitForExit();
    }

    private static EvdevDevice FindClone(string name, string except, Process pipeline)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience && !pipeline.HasExited)
        {
            foreach (DeviceListing listing in DeviceListing.All())
            {
                if (listing.Description.Name == name && listing.Node != except)
                    return NodeOpener.OpenWhenReady(listing.Node);
            }
            Thread.Sleep(50);
        }
        throw new InputException(InputFailure.NotFound, "The clone did not come; run the two ends by hand to see why.");
    }

    private static Distribution Latency(UinputDevice source, EvdevDevice clone, int count)
    {
        Random random = new(1);
        input_event[] raw = new input_event[64];
        List<double> samples = new(count);
        clone.Drain();
        for (int i = -Warmup; i < count; i++)
        {
            // Neither in step with the scheduler's clock nor with anything else.
            PreciseWait.Until(MonotonicClock.NowNs + random.Next(1_000_000, 4_000_000));
            int value = i + Warmup + 1;
            long start = MonotonicClock.NowNs;
            source.Write([InputEvent.Rel(0, value)]);
            while (!Arrived(clone, raw, value))
            {
                if (MonotonicClock.NowNs - start > Patience.TotalNanoseconds)
                    throw new InputException(InputFailure.Unplugged, "An event did not arrive.");
            }
            if (i >= 0)
                samples.Add((MonotonicClock.NowNs - start) / 1e6);
        }
        return new Distribution(samples);
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

    /// <summary>Sends frames of four events at an even pace; each carries its number, so that the reader sees what is lost or out of order.</summary>
    private InputRate Rate(UinputDevice source, EvdevDevice clone)
    {
        int frames = _seconds * EventsPerSecond / EventsPerFrame;
        int received = 0;
        int wrong = 0;
        bool end = false;
        Thread reader = new(() =>
        {
            input_event[] raw = new input_event[64];
            while (!Volatile.Read(ref end))
            {
                FileDescriptors.Wait(clone.Descriptor, Libc.POLLIN, 100);
                int count = clone.Read(raw);
                foreach (input_event e in raw.AsSpan(0, Math.Max(0, count)))
                {
                    if (e.type != EventType.Rel || e.code != 0)
                        continue;
                    if (e.value != received + 1)
                        wrong++;
                    received = e.value;
                }
            }
        })
        { IsBackground = true, Name = "bench-reader" };
        reader.Start();
        long start = MonotonicClock.NowNs;
        InputEvent[] frame = new InputEvent[EventsPerFrame - 1];
        for (int i = 0; i < frames; i++)
        {
            PreciseWait.Until(start + (i * 1_000_000_000L * EventsPerFrame / EventsPerSecond));
            frame[0] = InputEvent.Rel(0, i + 1);
            frame[1] = InputEvent.Rel(1, 1);
            frame[2] = InputEvent.Rel(8, 1);
            source.Write(frame);
        }
        double took = (MonotonicClock.NowNs - start) / 1e9;
        Stopwatch tail = Stopwatch.StartNew();
        while (Volatile.Read(ref received) < frames && tail.Elapsed < TimeSpan.FromSeconds(5))
            Thread.Sleep(10);
        Volatile.Write(ref end, true);
        reader.Join();
        return new(frames * EventsPerFrame, took > 0 ? frames * EventsPerFrame / took : 0, frames - received, wrong);
    }

    /// <summary>Half the time that a record of 24 bytes takes there and back through the bare link.</summary>
    private Distribution HalfRoundTrip()
    {
        ProcessStartInfo start = new("bash", ["-c", $"exec {_via} cat"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using Process cat = Process.Start(start) ?? throw new InputException(InputFailure.Unsupported, "bash cannot be run.");
        Stream to = cat.StandardInput.BaseStream;
        Stream from = cat.StandardOutput.BaseStream;
        byte[] record = new byte[24];
        List<double> samples = [];
        Random random = new(2);
        for (int i = -50; i < Math.Min(_events, 1000); i++)
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
        return new Distribution(samples);
    }
}
