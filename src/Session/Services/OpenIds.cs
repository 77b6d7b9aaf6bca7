namespace Rdfwd.Session.Services;

/// <summary>Ids for what a near end is asked to open. Any thread.</summary>
internal sealed class OpenIds
{
    private uint _last;

    public uint Next() => Interlocked.Increment(ref _last);
}
