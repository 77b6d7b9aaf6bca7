using Rdfwd.Bench.Link;

namespace Rdfwd.Bench.Runs;

/// <summary>What one run stands on. Disposing ends everything that it started.</summary>
public interface IBenchGround : IDisposable
{
    public BenchSite Site { get; }

    /// <summary>What brings the pixels, by its word; the caller disposes it first.</summary>
    public IForwarding Create(string over, LinkShape link);
}
