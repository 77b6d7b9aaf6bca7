using Rdfwd.Bench.Probe;
using Rdfwd.Bench.Results;
using Rdfwd.Bench.Statistics;
using Rdfwd.Bench.Watching;

namespace Rdfwd.Bench.Runs;

/// <summary>One run of a scene: from the paint or the key press at one end to the glass of the other.</summary>
public sealed class LatencyRun
{
    // The letter a on every keyboard that X servers know.
    private const byte Keycode = 38;

    private const long Ns = 1_000_000_000;
    private const long EchoNs = 3 * Ns;
    private static readonly TimeSpan WindowPatience = TimeSpan.FromSeconds(60);

    private readonly BenchSite _site;
    private readonly IForwarding _forwarding;
    private readonly ProbeOptions _probe;
    private readonly LatencyOptions _options;
    private readonly IRunObserver? _observer;

    // The counter that was seen last by who presses keys.
    private int _shown;

    public LatencyRun(BenchSite site, IForwarding forwarding, ProbeOptions probe, LatencyOptions options, IRunObserver? observer = null)
    {
        _observer = observer;
        _site = site;
        _forwarding = forwarding;
        _probe = probe with { LogPath = site.At("painted") };
        _options = options;
        File.Delete(_probe.LogPath!);
    }

    /// <exception cref="BenchException">The window did not appear, or what shows it ended.</exception>
    public LatencyResult Run()
    {
        using GlassWatcher watcher = new(_site.NearDisplay, _site.NearAuthority);
        _forwarding.Start(_probe);
        _shown = AwaitWindow(watcher, _forwarding, _probe.Title).Counter;
        _observer?.Shown(_probe, watcher.Place);
        return Scenes.IsTyped(_probe.Scene) ? RunKeys(watcher) : RunFrames(watcher);
    }

    internal static SeenRecord AwaitWindow(GlassWatcher watcher, IForwarding forwarding, string title)
    {
        long untilNs = MonotonicClock.NowNs + (long)(WindowPatience.TotalSeconds * Ns);
        while (MonotonicClock.NowNs < untilNs)
        {
            if (watcher.AwaitWindow(title, Math.Min(untilNs, MonotonicClock.NowNs + (Ns / 2))) is { } seen)
                return seen;
            forwarding.CheckAlive();
        }

        throw new BenchException($"The probe's window did not appear within {WindowPatience.TotalSeconds:0} seconds ({forwarding.Name}).");
    }

    private LatencyResult RunKeys(GlassWatcher watcher)
    {
        watcher.Focus(MonotonicClock.NowNs + (10 * Ns));
        // The same pauses in every run, longer than any echo, of no rhythm that could beat with a clock.
        Random pauses = new(7);
        // What is compiled, cached or probed at the first keys is not typing.
        const int warmUp = 10;
        _ = Press(watcher, pauses, warmUp, []);
        Settle(watcher);
        List<(int Counter, long PressedUs, long SeenUs)> echoes = [];
        ResourceMeter meter = new(_forwarding);
        _forwarding.BeginSchedule();
        _observer?.Measuring();
        int lost = Press(watcher, pauses, _options.Keys, echoes);
        ResourceUse use = meter.Stop();
        _forwarding.CheckAlive();
        _observer?.Measured();

        Dictionary<int, PaintRecord> painted = ProbeLog.Read(_probe.LogPath!).ToDictionary(p => p.Counter);
        // What was painted before the press is the echo of an earlier one, however much later it came.
        lost += echoes.RemoveAll(e => painted.TryGetValue(e.Counter, out PaintRecord paint) && paint.BeganUs < e.PressedUs);
        var split = echoes.Where(e => painted.ContainsKey(e.Counter)).Select(e => (Echo: e, Paint: painted[e.Counter])).ToList();
        return new LatencyResult(
            _forwarding.Name, _probe, _options.Link.ToString(), Ms(echoes.Select(e => e.SeenUs - e.PressedUs)),
            Ms(split.Select(s => s.Paint.BeganUs - s.Echo.PressedUs)), Ms(split.Select(s => s.Echo.SeenUs - s.Paint.BeganUs)),
            0, 0, Ms([]), lost, use, Stages(echoes.Count == 0 ? long.MaxValue : echoes[0].PressedUs))
        {
            Samples = [.. echoes.Select(e => new TimedSample(e.PressedUs, (e.SeenUs - e.PressedUs) / 1000.0))],
        };
    }

    private int Press(GlassWatcher watcher, Random pauses, int keys, List<(int Counter, long PressedUs, long SeenUs)> echoes)
    {
        int lost = 0;
        for (int i = 0; i < keys; i++)
        {
            long pressedUs = watcher.Key(Keycode, press: true);
            if (TryEcho(watcher, out SeenRecord seen))
                echoes.Add((seen.Counter, pressedUs, seen.SeenUs));
            else
                lost++;
            watcher.Key(Keycode, press: false);
            PreciseWait.Until(MonotonicClock.NowNs + 40_000_000 + pauses.NextInt64(80_000_000));
        }

        return lost;
    }

    // The probe counts keys: what comes late from an earlier one is not this one's echo, so the next waits until nothing more comes.
    private bool TryEcho(GlassWatcher watcher, out SeenRecord seen)
    {
        int before = _shown;
        long untilNs = MonotonicClock.NowNs + EchoNs;
        while (watcher.TryNext(untilNs, out seen))
        {
            _shown = seen.Counter;
            if (seen.Counter > before)
                return true;
        }

        while (watcher.TryNext(MonotonicClock.NowNs + EchoNs, out SeenRecord late))
            _shown = late.Counter;
        return false;
    }

    private LatencyResult RunFrames(GlassWatcher watcher)
    {
        // Asking who is who costs the session something; it is over when the time begins that counts.
        _ = _forwarding.Processes();
        Settle(watcher);
        ResourceMeter meter = new(_forwarding);
        _forwarding.BeginSchedule();
        _observer?.Measuring();
        long startUs = MonotonicClock.NowUs;
        long endUs = startUs + (long)(_options.Seconds.TotalSeconds * 1e6);
        List<SeenRecord> seen = new(1 << 16);
        while (watcher.TryNext(endUs * 1000, out SeenRecord record))
            seen.Add(record);
        ResourceUse use = meter.Stop();
        _forwarding.CheckAlive();
        _observer?.Measured();

        IReadOnlyList<PaintRecord> log = ProbeLog.Read(_probe.LogPath!);
        Dictionary<int, PaintRecord> painted = log.ToDictionary(p => p.Counter);
        double seconds = (endUs - startUs) / 1e6;
        return new LatencyResult(
            _forwarding.Name, _probe, _options.Link.ToString(),
            Ms(seen.Where(s => painted.ContainsKey(s.Counter)).Select(s => s.SeenUs - painted[s.Counter].PaintedUs)), Ms([]), Ms([]),
            log.Count(p => p.PaintedUs >= startUs && p.PaintedUs < endUs) / seconds, seen.Count / seconds,
            Ms(seen.Zip(seen.Skip(1), (a, b) => b.SeenUs - a.SeenUs)), 0, use, Stages(startUs))
        {
            Samples = [.. seen.Where(s => painted.ContainsKey(s.Counter)).Select(s => new TimedSample(s.SeenUs, (s.SeenUs - painted[s.Counter].PaintedUs) / 1000.0))],
        };
    }

    // What is seen meanwhile does not count.
    private void Settle(GlassWatcher watcher)
    {
        long untilNs = MonotonicClock.NowNs + (long)(_options.Settle.TotalSeconds * Ns);
        while (watcher.TryNext(untilNs, out SeenRecord seen))
            _shown = seen.Counter;
    }

    private IReadOnlyList<StageTime> Stages(long fromUs) =>
        _forwarding is MemoryForwarding memory ? StageTime.Of([.. memory.Trace.Frames.Where(f => f.DamagedUs >= fromUs)]) : [];

    private static Distribution Ms(IEnumerable<long> us) => new(us.Select(v => v / 1000.0));
}
