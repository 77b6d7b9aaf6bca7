using System.Diagnostics;
using Rdfwd.Bench;
using Rdfwd.Cli.Input;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>
/// Sends 8,000 events a second: every other millisecond four frames of four in one write. Each frame carries its number in a code that is
/// never merged, so that the reader sees what is lost or out of order. Both ends of it do little, because they share the processors with
/// what they measure.
/// </summary>
internal sealed class RateRun
{
    private const int EventsPerSecond = 8000;
    private const int EventsPerFrame = 4;
    private const int FramesPerTick = 4;

    // What was missed is made up for at twice the pace: hardware sends no bursts, and a node keeps only 64 events.
    private const int MostFrames = 2 * FramesPerTick;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds((double)FramesPerTick * EventsPerFrame / EventsPerSecond);

    private readonly UinputDevice _source;
    private readonly EvdevDevice _clone;
    private int _newest;
    private int _lost;
    private int _outOfOrder;
    private int _overruns;
    private bool _end;

    public RateRun(UinputDevice source, EvdevDevice clone)
    {
        _source = source;
        _clone = clone;
    }

    public InputRate Run(int seconds)
    {
        int frames = seconds * EventsPerSecond / EventsPerFrame;
        _clone.Drain();
        Thread reader = new(Read) { IsBackground = true, Name = "bench-reader" };
        reader.Start();
        long start = MonotonicClock.NowNs;
        InputEvent[] frame = [InputEvent.Rel(0, 1), InputEvent.Rel(1, -1), default];
        using (SafeFileDescriptor timer = FileDescriptors.CreateTimer())
        {
            FileDescriptors.SetPeriod(timer, Tick);
            long due = 0;
            for (int sent = 0; sent < frames;)
            {
                FileDescriptors.Wait(timer.Descriptor, Libc.POLLIN, -1);
                due += FramesPerTick * FileDescriptors.Take(timer);
                int last = (int)Math.Min(Math.Min(due, frames), sent + MostFrames);
                while (sent < last)
                {
                    frame[2] = new(EventType.Msc, BenchDevices.FrameNumber, ++sent);
                    _source.Add(frame);
                }
                _source.Flush();
            }
        }
        double took = (MonotonicClock.NowNs - start) / 1e9;
        Stopwatch tail = Stopwatch.StartNew();
        while (Volatile.Read(ref _newest) < frames && tail.Elapsed < TimeSpan.FromSeconds(5))
            Thread.Sleep(10);
        Volatile.Write(ref _end, true);
        reader.Join();
        return new(frames * EventsPerFrame, frames * EventsPerFrame / took, _lost + frames - _newest, _outOfOrder, _overruns);
    }

    private void Read()
    {
        // The reader of a node that is late loses events, and here it would be the one that counts them.
        LatencyPriority.Raise();
        input_event[] raw = new input_event[256];
        while (!Volatile.Read(ref _end))
        {
            FileDescriptors.Wait(_clone.Descriptor, Libc.POLLIN, 100);
            int count = _clone.Read(raw);
            foreach (input_event e in raw.AsSpan(0, Math.Max(0, count)))
            {
                if (e is { type: EventType.Syn, code: Code.SynDropped })
                    _overruns++;
                if (e.type != EventType.Msc || e.code != BenchDevices.FrameNumber)
                    continue;
                if (e.value <= _newest)
                    _outOfOrder++;
                else
                    _lost += e.value - _newest - 1;
                Volatile.Write(ref _newest, Math.Max(_newest, e.value));
            }
        }
    }
}
