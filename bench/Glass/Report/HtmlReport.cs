using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Rdfwd.Bench.Matrix;

namespace Rdfwd.Bench.Report;

/// <summary>Writes results as one HTML file that needs nothing else: the page, the plotting library and the data are in it.</summary>
public static class HtmlReport
{
    /// <param name="resultPath">A file of results.</param>
    /// <param name="otherPath">One to compare it with, the earlier one; null for none.</param>
    /// <exception cref="BenchException">A file is none of results, or has none.</exception>
    public static string Create(string resultPath, string? otherPath)
    {
        IReadOnlyList<JsonElement> results = ResultFile.Read(resultPath);
        if (results.Count == 0)
            throw new BenchException($"{resultPath} has no results yet.");
        IReadOnlyList<JsonElement> others = otherPath is null ? [] : ResultFile.Read(otherPath);
        return Fill(Resource("report.html"), new Dictionary<string, string>
        {
            ["/*style*/"] = Resource("report.css"),
            ["/*library*/"] = Resource("plotly.js.br"),
            ["/*data*/"] = Data(results, others, Path.GetFileName(resultPath), otherPath is null ? "" : Path.GetFileName(otherPath)),
            ["/*script*/"] = Resource("report.js"),
        });
    }

    // In one pass, as what is put in may look like a place.
    private static string Fill(string page, IReadOnlyDictionary<string, string> parts)
    {
        StringBuilder filled = new();
        int at = 0;
        foreach ((string place, string part) in parts.OrderBy(p => page.IndexOf(p.Key, StringComparison.Ordinal)))
        {
            int found = page.IndexOf(place, at, StringComparison.Ordinal);
            filled.Append(page, at, found - at).Append(part);
            at = found + place.Length;
        }

        return filled.Append(page, at, page.Length - at).ToString();
    }

    private static string Data(IReadOnlyList<JsonElement> results, IReadOnlyList<JsonElement> others, string name, string otherName)
    {
        using MemoryStream stream = new();
        // The writer's standard encoder writes < as an escape, so that nothing in it can end the script.
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("other", otherName);
            json.WriteStartArray("indicators");
            foreach (Indicator indicator in Indicator.All)
            {
                json.WriteStartObject();
                json.WriteString("name", indicator.Name);
                json.WriteString("label", indicator.Label);
                json.WriteNumber("digits", indicator.Digits);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("results");
            foreach (JsonElement result in results)
                result.WriteTo(json);
            json.WriteEndArray();
            json.WriteStartArray("comparisons");
            foreach (Comparison c in Comparison.Of(others, results))
                Write(json, c);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Comparison c)
    {
        json.WriteStartObject();
        json.WriteString("point", c.Point);
        json.WriteString("indicator", c.Indicator);
        json.WriteNumber("before", c.Before);
        json.WriteNumber("after", c.After);
        if (double.IsFinite(c.P))
            json.WriteNumber("p", c.P);
        if (c.Better is { } better)
            json.WriteBoolean("better", better);
        json.WriteBoolean("significant", c.IsSignificant);
        json.WriteEndObject();
    }

    private static string Resource(string name)
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(name) ?? throw new BenchException($"This program was built without {name}.");
        using Stream plain = name.EndsWith(".br", StringComparison.Ordinal) ? new BrotliStream(stream, CompressionMode.Decompress) : stream;
        using StreamReader reader = new(plain);
        return reader.ReadToEnd();
    }
}
