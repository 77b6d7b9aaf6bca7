namespace Rdfwd.Session.Services;

/// <summary>Ids for what a near end is asked to open. They begin anywhere, so that another daemon's are not taken for these. Any thread.</summary>
internal sealed class OpenIds
{
    private uint _last = (uint)Random.Shared.Next(1 << 30);

    public uint Next() => Interlocked.Increment(ref _last);
}
