using Rdfwd.Bench.Probe;
using Rdfwd.Bench.Runs;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench.Quality;

/// <summary>
/// Looks at the pictures of a run: some while it runs, on a thread of its own, and how soon everything is exact once the probe is
/// stopped. Compares them afterwards, so that little is taken from what is measured.
/// </summary>
internal sealed class QualityWatch : IDisposable
{
    private const int MostSamples = 20;
    private const long PauseNs = 450_000_000;
    private const long PatienceNs = 15_000_000_000;

    private readonly SourcePictures _pictures;
    private readonly List<(int Counter, uint[] Pixels)> _samples = [];
    private readonly int _pixelCount;
    private Thread? _thread;
    private volatile bool _stop;
    private double _exactMs = double.NaN;

    public QualityWatch(BenchSite site, ProbeOptions probe, (int X, int Y) place)
    {
        _pictures = new SourcePictures(site.NearDisplay, site.NearAuthority, probe, place);
        _pixelCount = probe.Width * probe.Height;
    }

    public void Start()
    {
        _thread = new Thread(Sample) { Name = "quality", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Takes no more samples.</summary>
    public void Stop()
    {
        _stop = true;
        _thread?.Join();
        _thread = null;
    }

    /// <summary>Stops the probe's processes and waits until the near window is exactly what they painted last.</summary>
    /// <param name="probes">Their pids.</param>
    /// <param name="logPath">What they painted when.</param>
    public void AwaitExact(IReadOnlyList<int> probes, string logPath)
    {
        foreach (int pid in probes)
            _ = Libc.kill(pid, Libc.SIGSTOP);
        try
        {
            uint[] shown = new uint[_pixelCount], source = new uint[_pixelCount];
            int drawn = -1;
            long untilNs = MonotonicClock.NowNs + PatienceNs;
            while (MonotonicClock.NowNs < untilNs)
            {
                int counter = _pictures.Take(shown);
                long nowUs = MonotonicClock.NowUs;
                IReadOnlyList<PaintRecord> log = ProbeLog.Read(logPath);
                if (log.Count == 0)
                    return;
                // Stopped between painting and writing it down, the probe may be one ahead.
                if (counter >= log[^1].Counter)
                {
                    if (drawn != counter)
                        _pictures.Draw(drawn = counter, source);
                    if (PictureQuality.AreSame(shown, source))
                    {
                        _exactMs = Math.Max(0, (nowUs - log[^1].PaintedUs) / 1000.0);
                        return;
                    }
                }

                PreciseWait.Until(MonotonicClock.NowNs + 5_000_000);
            }
        }
        finally
        {
            foreach (int pid in probes)
                _ = Libc.kill(pid, Libc.SIGCONT);
        }
    }

    /// <summary>Compares what was taken with what was painted.</summary>
    public QualityFound Compare()
    {
        List<double> psnr = [], ssim = [];
        uint[] source = new uint[_pixelCount];
        foreach ((int counter, uint[] pixels) in _samples)
        {
            _pictures.Draw(counter, source);
            psnr.Add(PictureQuality.Psnr(source, pixels));
            ssim.Add(PictureQuality.Ssim(source, pixels, _pictures.Width));
        }

        return new QualityFound(
            ssim.Count, ssim.Count == 0 ? double.NaN : psnr.Average(), ssim.Count == 0 ? double.NaN : ssim.Average(), ssim.Count == 0 ? double.NaN : ssim.Min(), _exactMs);
    }

    public void Dispose()
    {
        Stop();
        _pictures.Dispose();
    }

    private void Sample()
    {
        try
        {
            while (!_stop && _samples.Count < MostSamples)
            {
                uint[] pixels = new uint[_pixelCount];
                int counter = _pictures.Take(pixels);
                if (counter >= 0)
                    _samples.Add((counter, pixels));
                long untilNs = MonotonicClock.NowNs + PauseNs;
                while (!_stop && MonotonicClock.NowNs < untilNs)
                    PreciseWait.Until(Math.Min(untilNs, MonotonicClock.NowNs + 50_000_000));
            }
        }
        catch (BenchException)
        {
            // The window is gone; what was taken before counts.
        }
    }
}
