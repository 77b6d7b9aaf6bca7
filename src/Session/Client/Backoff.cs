namespace Rdfwd.Session.Client;

/// <summary>Waiting times between attempts to connect again: half a second, doubling to 15 seconds, each spread by a quarter.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly Random _random;
    private TimeSpan _next = First;

    public Backoff(Random random)
    {
        _random = random;
    }

    /// <summary>The time to wait before the next attempt.</summary>
    public TimeSpan Next()
    {
        TimeSpan wait = _next;
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return wait * (0.75 + (_random.NextDouble() * 0.5));
    }

    /// <summary>An attempt succeeded.</summary>
    public void Reset()
    {
        _next = First;
    }
}
