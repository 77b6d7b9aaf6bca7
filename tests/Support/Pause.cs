namespace Rdfwd.Tests.Support;

/// <summary>Gives the processor away between two looks at a condition.</summary>
internal static class Pause
{
    private static readonly ManualResetEventSlim Never = new();

    public static void Briefly() => Never.Wait(5);
}
