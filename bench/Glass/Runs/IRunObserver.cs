using Rdfwd.Bench.Probe;

namespace Rdfwd.Bench.Runs;

/// <summary>Looks at a run beside its watcher, on the thread of the run.</summary>
public interface IRunObserver
{
    /// <summary>The probe's window is on the near screen.</summary>
    public void Shown(ProbeOptions probe, (int X, int Y) place);

    /// <summary>From now on it counts.</summary>
    public void Measuring();

    /// <summary>The time is over; everything still runs.</summary>
    public void Measured();
}
