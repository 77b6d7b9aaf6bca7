using System.Globalization;
using Rdfwd.Bench.Runs;

namespace Rdfwd.Bench.Matrix;

/// <summary>Runs what of a matrix is not recorded yet, and records each result at once.</summary>
public sealed class MatrixRun
{
    private readonly MatrixPlan _plan;
    private readonly string _path;
    private readonly string _program;
    private readonly Func<IBenchGround> _ground;
    private readonly Action<string> _tell;

    /// <param name="plan">What to run.</param>
    /// <param name="path">The file of results; what it has is not run again.</param>
    /// <param name="program">What is measured, as results name it.</param>
    /// <param name="ground">Makes what one run stands on.</param>
    /// <param name="tell">Gets a line for each run.</param>
    public MatrixRun(MatrixPlan plan, string path, string program, Func<IBenchGround> ground, Action<string> tell)
    {
        _plan = plan;
        _path = path;
        _program = program;
        _ground = ground;
        _tell = tell;
    }

    /// <summary>What is running when <paramref name="cancel"/> comes is not recorded. Returns how many runs were made, were recorded before, and failed.</summary>
    public (int Made, int Skipped, int Failed) Run(CancellationToken cancel)
    {
        IReadOnlySet<string> recorded = ResultFile.Recorded(_path);
        List<MatrixPoint> points = [.. _plan.Points()];
        int made = 0, skipped = 0, failed = 0, number = 0;
        foreach (MatrixPoint point in points)
        {
            number++;
            if (cancel.IsCancellationRequested)
                break;
            if (recorded.Contains(point.Key))
            {
                skipped++;
                continue;
            }

            try
            {
                using IBenchGround ground = _ground();
                PointResult result = PointRunner.Run(point, ground);
                if (cancel.IsCancellationRequested)
                    break;
                ResultFile.Append(_path, PointJson.Format(result, _program, DateTimeOffset.Now));
                made++;
                _tell($"{number}/{points.Count} {Name(point)}: {Say(result)}");
            }
            catch (BenchException) when (cancel.IsCancellationRequested)
            {
                break;
            }
            catch (BenchException e)
            {
                // One that fails leaves the others their turn.
                ResultFile.Append(_path, PointJson.FormatFailure(point, _program, DateTimeOffset.Now, e.Message));
                failed++;
                _tell($"{number}/{points.Count} {Name(point)}: failed: {e.Message}");
            }
        }

        return (made, skipped, failed);
    }

    private static string Name(MatrixPoint point) => $"{point.Scene}, {point.Link.Name}, {point.Through}{(point.Parameters.Count > 0 ? $", {point.Settings}" : "")}, {point.Repetition}";

    private static string Say(PointResult r)
    {
        string seen = Probe.Scenes.Moves(r.Point.Scene.Kind) ? Text($"{r.Latency.SeenPerSecond:0.0} fps") : Text($"{r.Latency.LatencyMs.Count} keys");
        string quality = r.Quality is { } q ? Text($", SSIM {q.Ssim:0.000}, exact after {q.ExactMs:0} ms") : "";
        return Text($"{seen}, p50 {r.Latency.LatencyMs.P50:0.0}, p95 {r.Latency.LatencyMs.P95:0.0} ms, {r.Latency.Use.Cores:0.00} cores{quality}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
