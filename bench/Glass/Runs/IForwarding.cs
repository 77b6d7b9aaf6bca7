using Rdfwd.Bench.Probe;

namespace Rdfwd.Bench.Runs;

/// <summary>What brings the probe's window to the near screen. Disposing ends it and everything that it started.</summary>
public interface IForwarding : IDisposable
{
    /// <summary>For tables.</summary>
    public string Name { get; }

    /// <summary>Starts the probe at the far end and shows it at the near one; returns at once.</summary>
    public void Start(ProbeOptions probe);

    /// <summary>Throws when it has failed meanwhile, with what it said.</summary>
    public void CheckAlive();

    /// <summary>The processes that run now, with what they are for.</summary>
    public IReadOnlyList<ProcessRole> Processes();

    /// <summary>From now on the changes of the simulated link's rate count, where there is one.</summary>
    public void BeginSchedule()
    {
    }

    /// <summary>What crossed the wire so far; null when that cannot be counted.</summary>
    public WireBytes? Wire();
}
