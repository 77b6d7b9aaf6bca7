using System.Globalization;
using Rdfwd.Session.Text;

namespace Rdfwd.Session.Processes;

/// <summary>A program that ended with an error soon after it was started, for a person who waits for its window. Pure.</summary>
internal static class FailedStart
{
    /// <summary>What ended later had its window.</summary>
    public const long SoonMs = 10_000;

    private const int LineLength = 160;

    /// <summary>A clause: which program, how it ended, and what it said first and last.</summary>
    public static string Describe(string command, int status, string output)
    {
        string[] lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string said = lines.Length switch
        {
            0 => "",
            1 => $": {Printable.Line(lines[0], LineLength)}",
            _ => $": {Printable.Line(lines[0], LineLength)} … {Printable.Line(lines[^1], LineLength)}",
        };
        string how = status > 128
            ? string.Create(CultureInfo.InvariantCulture, $"by signal {status - 128}")
            : string.Create(CultureInfo.InvariantCulture, $"with status {status}");
        return $"the program '{Printable.Line(command, LineLength)}' ended at once {how}{said}";
    }
}
