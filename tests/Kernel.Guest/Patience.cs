namespace Rdfwd.Kernel.Guest;

/// <summary>
/// Options for checks that are not about silence: on a machine that is busy with something else, an end may stand still for longer than the
/// second after which the other lets go of everything.
/// </summary>
internal static class Patience
{
    private const string Option = "--timeout";

    /// <summary>The arguments with a long time-out, where they have none.</summary>
    public static string Add(string arguments) => arguments.Contains(Option, StringComparison.Ordinal) ? arguments : $"{Option} 8 {arguments}";
}
