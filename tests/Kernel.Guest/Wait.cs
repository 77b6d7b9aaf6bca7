using System.Diagnostics;

namespace Rdfwd.Kernel.Guest;

/// <summary>Waiting for conditions and stating what must be.</summary>
public static class Wait
{
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    public static void Until(Func<bool> condition, string what) => Until(condition, () => what);

    /// <param name="condition">What is waited for.</param>
    /// <param name="what">It in words, asked for when it did not happen.</param>
    public static void Until(Func<bool> condition, Func<string> what)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed > Patience)
                throw new CheckFailedException($"it did not happen in {Patience.TotalSeconds} s: {what()}");
            Thread.Sleep(5);
        }
    }

    public static T For<T>(Func<T?> find, string what)
        where T : class
    {
        T? found = null;
        Until(() => (found = find()) is not null, what);
        return found!;
    }

    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new CheckFailedException($"{what}: expected {expected}, found {actual}");
    }

    public static void True(bool condition, string what)
    {
        if (!condition)
            throw new CheckFailedException($"it is not so: {what}");
    }

    public static void Sequence<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        List<T> left = [.. expected];
        List<T> right = [.. actual];
        for (int i = 0; i < Math.Max(left.Count, right.Count); i++)
        {
            string a = i < left.Count ? $"{left[i]}" : "nothing";
            string b = i < right.Count ? $"{right[i]}" : "nothing";
            if (i >= left.Count || i >= right.Count || !EqualityComparer<T>.Default.Equals(left[i], right[i]))
                throw new CheckFailedException($"{what}: item {i} of {left.Count}/{right.Count}: expected {a}, found {b}");
        }
    }
}
