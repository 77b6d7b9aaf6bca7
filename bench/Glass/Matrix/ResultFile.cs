using System.Text.Json;

namespace Rdfwd.Bench.Matrix;

/// <summary>A file of results, one JSON object on a line. A last line that was cut off by an interrupted run does not count.</summary>
public static class ResultFile
{
    /// <summary>The keys of the runs that came to a result.</summary>
    public static IReadOnlySet<string> Recorded(string path) =>
        File.Exists(path) ? Read(path).Where(r => !r.TryGetProperty("error", out _)).Select(r => r.GetProperty("key").GetString()!).ToHashSet() : new HashSet<string>();

    /// <summary>All results, in order.</summary>
    /// <exception cref="BenchException">A line that is none, with its number.</exception>
    public static IReadOnlyList<JsonElement> Read(string path)
    {
        List<JsonElement> results = [];
        string[] lines = File.ReadAllLines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            try
            {
                using JsonDocument document = JsonDocument.Parse(lines[i]);
                JsonElement root = document.RootElement;
                if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("key", out JsonElement key) || key.ValueKind != JsonValueKind.String)
                    throw new BenchException($"{path}, line {i + 1}: this is no result of rdfwd bench matrix.");
                results.Add(root.Clone());
            }
            catch (JsonException) when (i == lines.Length - 1)
            {
                break;
            }
            catch (JsonException e)
            {
                throw new BenchException($"{path}, line {i + 1}: this is not JSON: {e.Message}");
            }
        }

        return results;
    }

    /// <summary>Adds a line. One that was cut off before is ended first.</summary>
    public static void Append(string path, string line)
    {
        using FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        long keep = WholeLines(file);
        file.SetLength(keep);
        file.Position = keep;
        file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
    }

    private static long WholeLines(FileStream file)
    {
        for (long at = file.Length; at > 0; at--)
        {
            file.Position = at - 1;
            if (file.ReadByte() == '\n')
                return at;
        }

        return 0;
    }
}
