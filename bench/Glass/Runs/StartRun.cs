using Rdfwd.Bench.Probe;
using Rdfwd.Bench.Results;
using Rdfwd.Bench.Statistics;
using Rdfwd.Bench.Watching;

namespace Rdfwd.Bench.Runs;

/// <summary>How long a person waits for a window: from the command to the first correct pixel of it on the near screen.</summary>
public static class StartRun
{
    /// <summary>Starts a session, detaches, attaches, stops it; again and again.</summary>
    /// <param name="site">The near end.</param>
    /// <param name="create">Makes what starts a session.</param>
    /// <param name="probe">What is shown; it is idle.</param>
    /// <param name="repetitions">How often.</param>
    public static StartResult Run(BenchSite site, Func<SessionForwarding> create, ProbeOptions probe, int repetitions)
    {
        List<double> starts = [], attaches = [], bare = [];
        for (int i = 0; i < repetitions; i++)
        {
            using SessionForwarding forwarding = create();
            using (GlassWatcher watcher = new(site.NearDisplay, site.NearAuthority))
            {
                long beganUs = MonotonicClock.NowUs;
                forwarding.BeginSchedule();
                forwarding.Start(probe);
                starts.Add((LatencyRun.AwaitWindow(watcher, forwarding, probe.Title).SeenUs - beganUs) / 1000.0);
            }

            forwarding.Detach();
            long bareUs = MonotonicClock.NowUs;
            forwarding.RunBareSsh();
            bare.Add((MonotonicClock.NowUs - bareUs) / 1000.0);
            using (GlassWatcher watcher = new(site.NearDisplay, site.NearAuthority))
            {
                long beganUs = MonotonicClock.NowUs;
                forwarding.Attach();
                attaches.Add((LatencyRun.AwaitWindow(watcher, forwarding, probe.Title).SeenUs - beganUs) / 1000.0);
            }
        }

        return new StartResult(new Distribution(starts), new Distribution(attaches), new Distribution(bare));
    }
}
