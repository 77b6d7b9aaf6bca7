using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Rdfwd.Wire.Tests.Documentation;

/// <summary>docs/protocol.md, taken apart.</summary>
internal static partial class ProtocolPage
{
    private static readonly string[] Lines = File.ReadAllLines(FilePath);

    public static string FilePath => FindPage();

    /// <summary>Rows "| number | name | …" under a header row that starts with the two given words.</summary>
    public static IReadOnlyList<(int Number, string Name, string[] Cells)> Table(string first, string second)
    {
        var rows = new List<(int, string, string[])>();
        var inside = false;
        foreach (var line in Lines)
        {
            var cells = Cells(line);
            if (cells.Length < 2)
                inside = false;
            else if (cells[0] == first && cells[1] == second)
                inside = true;
            else if (inside && int.TryParse(cells[0], out var number))
                rows.Add((number, cells[1].Split(' ')[0], cells));
        }

        return rows;
    }

    /// <summary>Fenced blocks whose info string starts with the given word.</summary>
    public static IEnumerable<ProtocolBlock> Blocks(string kind)
    {
        for (var i = 0; i < Lines.Length; i++)
        {
            if (!Lines[i].StartsWith("```" + kind + " ", StringComparison.Ordinal))
                continue;
            var names = Lines[i].Split(' ')[1..];
            var body = Lines.Skip(i + 1).TakeWhile(line => line != "```").ToArray();
            var hex = body.Where(line => HexLine().IsMatch(line));
            var value = body.Where(line => !HexLine().IsMatch(line)).Select(line => line.Trim());
            yield return new ProtocolBlock(
                names,
                string.Join(' ', value),
                Convert.FromHexString(string.Concat(hex).Replace(" ", "", StringComparison.Ordinal)));
        }
    }

    private static string[] Cells(string line) => line.StartsWith('|')
        ? [.. line.Replace("\\|", "or", StringComparison.Ordinal).Trim('|').Split('|').Select(cell => cell.Trim())]
        : [];

    private static string FindPage([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "../../../docs/protocol.md"));

    [GeneratedRegex("^([0-9A-F]{2}( |$))+$")]
    private static partial Regex HexLine();
}
