using System.Diagnostics;

namespace Rdfwd.Tests.Support;

/// <summary>Waits for conditions. The bound is only there so that a failing test ends.</summary>
public static class Wait
{
    /// <summary>Tests of slow programs raise it.</summary>
    public static TimeSpan Bound { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Until a condition holds; throws with its description, and with what is there instead, when it does not in time.</summary>
    public static void Until(string what, Func<bool> condition, Func<string>? instead = null)
    {
        _ = For<object>(what, () => condition() ? string.Empty : null, instead);
    }

    /// <summary>Until something is there; returns it.</summary>
    public static T For<T>(string what, Func<T?> find, Func<string>? instead = null)
        where T : class
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            if (find() is { } found)
                return found;
            if (watch.Elapsed > Bound)
                throw new TimeoutException($"This did not happen within {Bound.TotalSeconds:0} s: {what}.{(instead is null ? "" : $" Instead: {instead()}")}");
            Thread.Yield();
            Pause.Briefly();
        }
    }
}
