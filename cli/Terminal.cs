using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli;

/// <summary>What is known of the terminal, if there is one.</summary>
internal static class Terminal
{
    public static bool HasStandardError => Libc.isatty(2) == 1;

    /// <summary>Asks on the terminal itself, as ssh does; false without a terminal or for any answer but yes.</summary>
    public static bool Ask(string question)
    {
        if (!HasStandardError || Libc.isatty(0) != 1)
            return false;
        Console.Error.Write($"{question} [Y/n] ");
        string? answer = Console.In.ReadLine()?.Trim();
        return answer is not null && (answer.Length == 0 || answer.StartsWith('y') || answer.StartsWith('Y'));
    }
}
