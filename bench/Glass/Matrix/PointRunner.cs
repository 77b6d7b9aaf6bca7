using System.Globalization;
using System.Text.Json;
using Rdfwd.Bench.Probe;
using Rdfwd.Bench.Quality;
using Rdfwd.Bench.Results;
using Rdfwd.Bench.Runs;
using Rdfwd.Display.Records;
using Rdfwd.Session.Directories;

namespace Rdfwd.Bench.Matrix;

/// <summary>Runs one point of a matrix. For one use.</summary>
internal sealed class PointRunner : IRunObserver, IDisposable
{
    private readonly MatrixPoint _point;
    private readonly BenchSite _site;
    private readonly IForwarding _forwarding;
    private QualityWatch? _quality;
    private IReadOnlyList<FrameReport> _frames = [];
    private string _logPath = "";
    private long _startUs;
    private long _endUs;

    private PointRunner(MatrixPoint point, BenchSite site, IForwarding forwarding)
    {
        _point = point;
        _site = site;
        _forwarding = forwarding;
    }

    /// <exception cref="BenchException">It came to no result.</exception>
    public static PointResult Run(MatrixPoint point, IBenchGround ground)
    {
        using IForwarding forwarding = ground.Create(point.Through, point.Link.Shape);
        using PointRunner runner = new(point, ground.Site, forwarding);
        return runner.Run();
    }

    public void Shown(ProbeOptions probe, (int X, int Y) place)
    {
        _logPath = probe.LogPath ?? "";
        foreach ((string name, string value) in _point.Parameters)
        {
            if (_forwarding is SessionForwarding session && session.Command("control", name, value) is null)
                throw new BenchException($"The session does not take {name} {value}; rdfwd control {name} {value} says why.");
        }

        if (Scenes.Moves(probe.Scene))
            _quality = new QualityWatch(_site, probe, place);
    }

    public void Measuring()
    {
        _startUs = MonotonicClock.NowUs;
        _quality?.Start();
    }

    public void Measured()
    {
        _endUs = MonotonicClock.NowUs;
        _quality?.Stop();
        _frames = ReadFrames();
        _quality?.AwaitExact([.. _forwarding.Processes().Where(p => p.Role == "-probe").Select(p => p.Pid)], _logPath);
    }

    public void Dispose() => _quality?.Dispose();

    private PointResult Run()
    {
        MatrixPlan plan = _point.Plan;
        ProbeOptions probe = new(_point.Scene.Kind, plan.Width, plan.Height, _point.Scene.FramesPerSecond, null, "rdfwd probe");
        LatencyOptions options = new(plan.Keys, TimeSpan.FromSeconds(plan.Seconds), TimeSpan.FromSeconds(plan.Settle), _point.Link.Shape);
        LatencyResult latency = new LatencyRun(_site, _forwarding, probe, options, this).Run();
        double seconds = (_endUs - _startUs) / 1e6;
        return new PointResult(
            _point, latency, _quality?.Compare(), StageSummary.Of(_frames), TimeSeries.Of(latency.Samples, _frames, _startUs, seconds), Events(seconds));
    }

    private List<(double AtSeconds, string What)> Events(double seconds)
    {
        List<(double AtSeconds, string What)> events = [];
        foreach ((double at, long kbit) in _point.Link.Shape.Rate.Changes.Where(change => change.AtSeconds < seconds))
            events.Add((at, kbit == 0 ? "no limit" : string.Create(CultureInfo.InvariantCulture, $"{kbit / 1000.0} Mbit/s")));

        return events;
    }

    // Both ends are on one machine, so that all clocks are one.
    private FrameReport[] ReadFrames()
    {
        if (_forwarding is not SessionForwarding session || session.Command("info", "--frames", "--json", "--last=1000000") is not { } json)
            return [];
        FramesReport? report = JsonSerializer.Deserialize(json, FramesJson.Default.FramesReport);
        return [.. (report?.Frames ?? []).Where(f => f.BegunUs >= _startUs && f.BegunUs < _endUs)];
    }
}
