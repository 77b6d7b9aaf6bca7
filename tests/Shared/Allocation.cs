namespace Rdfwd.Tests;

/// <summary>
/// Measures what code allocates, by the runtime's own counter of this thread. The runtime allocates a little there too, when it compiles or when a
/// collection by another test has emptied a pool; what the code itself allocates comes back every time, so the least of a few rounds is its own.
/// </summary>
internal static class Allocation
{
    private const int Rounds = 10;

    /// <summary>The bytes that <paramref name="action"/> allocates whenever it runs.</summary>
    public static long Of(Action action)
    {
        long least = long.MaxValue;
        for (int round = 0; round < Rounds && least > 0; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
