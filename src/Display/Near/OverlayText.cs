using System.Globalization;
using System.Text;
using Rdfwd.Display.Records;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Near;

/// <summary>The figures of one window in the room that it has: whole ones only, the most telling first.</summary>
internal static class OverlayText
{
    private const string Gap = "  ";

    /// <summary>Lines of at most <paramref name="columns"/> characters; none where not even the first figure fits.</summary>
    /// <param name="w">Null while nothing changes.</param>
    /// <param name="decoder">Of its video; empty for none.</param>
    /// <param name="columns">Room in a line, characters.</param>
    /// <param name="rows">Room for lines.</param>
    public static IReadOnlyList<string> Lines(WindowStatistics? w, string decoder, int columns, int rows)
    {
        List<string> lines = [];
        foreach (string[] figures in Figures(w, decoder))
        {
            StringBuilder line = new();
            foreach (string figure in figures.Where(f => f.Length <= columns))
            {
                if (line.Length > 0 && line.Length + Gap.Length + figure.Length > columns)
                {
                    lines.Add(line.ToString());
                    _ = line.Clear();
                }

                _ = line.Append(line.Length > 0 ? Gap : "").Append(figure);
            }

            if (line.Length > 0)
                lines.Add(line.ToString());
        }

        return lines.Count > rows ? lines[..Math.Max(0, rows)] : lines;
    }

    // Each array is a line where there is room.
    private static string[][] Figures(WindowStatistics? w, string decoder)
    {
        if (w is null)
            return [["quiet"]];
        IEnumerable<string> mix = w.Codecs.Take(2).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Codec} {c.Share * 100:0}%"));
        if (decoder.Length > 0 && w.Codecs.Any(c => string.Equals(c.Codec, nameof(RectCodec.H264), StringComparison.OrdinalIgnoreCase)))
            mix = mix.Append($"({decoder})");
        return
        [
            [
                string.Create(CultureInfo.InvariantCulture, $"{w.FramesPerSecond:0} fps"), string.Create(CultureInfo.InvariantCulture, $"p50 {w.LatencyP50Us / 1000.0:0.0}"),
                string.Create(CultureInfo.InvariantCulture, $"p95 {w.LatencyP95Us / 1000.0:0.0} ms"),
            ],
            [string.Create(CultureInfo.InvariantCulture, $"{w.BitsPerSecond / 1e6:0.00} Mbit/s"), .. mix],
        ];
    }
}
