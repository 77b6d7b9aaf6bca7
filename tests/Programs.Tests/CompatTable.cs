namespace Rdfwd.Programs.Tests;

/// <summary>What the tests found of programs and features, under each near window manager. Written to $RDFWD_COMPAT at the end, when that is set.</summary>
public sealed class CompatTable : IDisposable
{
    private static readonly string[] Managers = ["openbox", "xfwm4"];

    // Rows in the order in which programs and features are first tried would depend on the order of the tests.
    private readonly SortedDictionary<string, Dictionary<string, bool>> _rows = new(StringComparer.Ordinal);

    /// <param name="program">Its name.</param>
    /// <param name="feature">What was tried.</param>
    /// <param name="manager">The near window manager.</param>
    /// <param name="works">Whether all that was compared was as at home.</param>
    public void Add(string program, string feature, string manager, bool works)
    {
        string row = $"| {program} | {feature} |";
        if (!_rows.TryGetValue(row, out Dictionary<string, bool>? cells))
            _rows[row] = cells = [];
        cells[manager] = works && cells.GetValueOrDefault(manager, true);
    }

    public void Dispose()
    {
        if (Environment.GetEnvironmentVariable("RDFWD_COMPAT") is not { Length: > 0 } path)
            return;
        if (File.Exists(path))
            TakeOver(File.ReadLines(path));
        List<string> lines = [$"| program | feature | {string.Join(" | ", Managers)} |", "|---|---|---|---|"];
        foreach ((string row, Dictionary<string, bool> cells) in _rows)
            lines.Add($"{row} {string.Join(" | ", Managers.Select(m => cells.TryGetValue(m, out bool works) ? works ? "works" : "fails" : "not tried"))} |");
        File.WriteAllLines(path, lines);
    }

    // A second run of some of the tests tells nothing of the others.
    private void TakeOver(IEnumerable<string> lines)
    {
        const int header = 2;
        foreach (string line in lines.Skip(header))
        {
            string[] cells = line.Split('|', StringSplitOptions.TrimEntries);
            (string program, string feature) = (cells[1], cells[2]);
            for (int i = 0; i < Managers.Length; i++)
            {
                if (cells[3 + i] is not "not tried" && !_rows.GetValueOrDefault($"| {program} | {feature} |", []).ContainsKey(Managers[i]))
                    Add(program, feature, Managers[i], cells[3 + i] is "works");
            }
        }
    }
}
