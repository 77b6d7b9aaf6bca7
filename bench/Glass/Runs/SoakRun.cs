using Rdfwd.Bench.Probe;
using Rdfwd.Bench.Results;
using Rdfwd.Bench.Watching;

namespace Rdfwd.Bench.Runs;

/// <summary>Everything at once for a long time, while somebody types: does memory stay what it is?</summary>
public sealed class SoakRun
{
    private const byte Keycode = 38;
    private const long KeyPauseNs = 150_000_000;
    private const long SampleNs = 2_000_000_000;
    private const int WindowWidth = 640;
    private const int WindowHeight = 400;

    private readonly BenchSite _site;
    private readonly SessionForwarding _forwarding;
    private readonly TimeSpan _time;
    private readonly Dictionary<string, List<MemorySample>> _samples = [];

    /// <param name="site">The near end. Borrowed.</param>
    /// <param name="forwarding">What is measured. Borrowed.</param>
    /// <param name="time">How long.</param>
    public SoakRun(BenchSite site, SessionForwarding forwarding, TimeSpan time)
    {
        _site = site;
        _forwarding = forwarding;
        _time = time;
    }

    /// <param name="tell">Gets a line each half minute.</param>
    /// <param name="cancel">Ends it early; what was measured until then counts.</param>
    /// <exception cref="BenchException">The window did not appear, or what shows it ended.</exception>
    public SoakResult Run(Action<string> tell, CancellationToken cancel)
    {
        ProbeOptions probe = new(SceneKind.All, WindowWidth, WindowHeight, 30, null, "rdfwd probe");
        using GlassWatcher watcher = new(_site.NearDisplay, _site.NearAuthority);
        _forwarding.Start(probe);
        _ = LatencyRun.AwaitWindow(watcher, _forwarding, probe.Title);
        watcher.Focus(MonotonicClock.NowNs + 10_000_000_000);
        _ = _forwarding.Processes();
        ResourceMeter meter = new(_forwarding);
        _forwarding.BeginSchedule();
        long startNs = MonotonicClock.NowNs, endNs = startNs + (long)(_time.TotalSeconds * 1e9), sampleNs = startNs, tellNs = startNs;
        int keys = 0;
        while (MonotonicClock.NowNs < endNs && !cancel.IsCancellationRequested)
        {
            watcher.Key(Keycode, press: true);
            watcher.Key(Keycode, press: false);
            keys++;
            // Takes what the server told meanwhile.
            while (watcher.TryNext(0, out _))
            {
            }

            if (MonotonicClock.NowNs >= sampleNs)
            {
                _forwarding.CheckAlive();
                Sample((MonotonicClock.NowNs - startNs) / 1e9);
                sampleNs += SampleNs;
            }

            if (MonotonicClock.NowNs >= tellNs)
            {
                tell(Say((MonotonicClock.NowNs - startNs) / 1e9));
                tellNs += 30_000_000_000;
            }

            PreciseWait.Until(MonotonicClock.NowNs + KeyPauseNs);
        }

        double seconds = (MonotonicClock.NowNs - startNs) / 1e9;
        return new SoakResult(seconds, keys, meter.Stop().Cores, [.. _samples.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new SoakRole(s.Key, s.Value))]);
    }

    private void Sample(double atSeconds)
    {
        IEnumerable<ProcessRole> all = [.. _forwarding.Processes(), new ProcessRole(_site.NearServerPid, "-near X server")];
        foreach (IGrouping<string, ProcessRole> role in all.GroupBy(p => p.Role))
        {
            if (!_samples.TryGetValue(role.Key, out List<MemorySample>? samples))
                _samples[role.Key] = samples = [];
            samples.Add(new MemorySample(
                atSeconds, role.Sum(p => ProcessTable.ResidentKib(p.Pid)), role.Sum(p => ProcessTable.AnonymousKib(p.Pid)), role.Sum(p => ProcessTable.SharedKib(p.Pid)),
                role.Sum(p => ProcessTable.Threads(p.Pid)), role.Sum(p => ProcessTable.Descriptors(p.Pid))));
        }
    }

    private string Say(double seconds) => FormattableString.Invariant($"{seconds:0} s: ")
        + string.Join(", ", _samples.Where(s => s.Key[0] != '-').Select(s => FormattableString.Invariant($"{s.Key} {s.Value[^1].ResidentKib / 1024.0:0.0} MB")));
}
