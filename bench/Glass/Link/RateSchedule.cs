using System.Globalization;

namespace Rdfwd.Bench.Link;

/// <summary>The rate of a link over time. Rates are kbit/s, 0 for no limit; times count from the start of the link, or in a benchmark from that of what is measured.</summary>
public sealed class RateSchedule
{
    private readonly (long FromNs, long Kbit)[] _steps;

    private RateSchedule((long FromNs, long Kbit)[] steps)
    {
        _steps = steps;
    }

    public static RateSchedule Unlimited { get; } = Constant(0);

    /// <summary>When the rate changes, seconds, with the new rates.</summary>
    public IEnumerable<(double AtSeconds, long Kbit)> Changes => _steps.Skip(1).Select(s => (s.FromNs / 1e9, s.Kbit));

    /// <summary>The highest rate, 0 when there is a time without limit.</summary>
    public long HighestKbit => _steps.Any(s => s.Kbit == 0) ? 0 : _steps.Max(s => s.Kbit);

    public static RateSchedule Constant(long kbit) => new([(0, kbit)]);

    /// <summary>Reads "20000,2000@5s,20000@10s": a rate, then rates with the second from which each holds.</summary>
    public static bool TryParse(string text, out RateSchedule schedule)
    {
        schedule = Unlimited;
        List<(long, long)> steps = [];
        foreach (string item in text.Split(','))
        {
            string[] parts = item.Split('@');
            double seconds = 0;
            bool first = steps.Count == 0;
            if (parts.Length != (first ? 1 : 2)
                || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long kbit)
                || (!first && !double.TryParse(parts[1].TrimEnd('s'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds)))
            {
                return false;
            }

            long fromNs = (long)(seconds * 1e9);
            if (!first && fromNs <= steps[^1].Item1)
                return false;
            steps.Add((fromNs, kbit));
        }

        schedule = new RateSchedule([.. steps]);
        return true;
    }

    /// <summary>When bytes have left that began to leave at <paramref name="startNs"/>, which may lie before the schedule.</summary>
    public long FinishNs(long startNs, long bytes)
    {
        // bits · 10⁶ / kbit = ns.
        double bits = bytes * 8.0;
        long at = startNs;
        for (int i = IndexAt(at); ; i++)
        {
            long kbit = _steps[i].Kbit;
            if (kbit == 0)
                return at;
            long finish = at + (long)Math.Ceiling(bits * 1e6 / kbit);
            if (i + 1 == _steps.Length || finish <= _steps[i + 1].FromNs)
                return finish;
            bits -= (_steps[i + 1].FromNs - at) * (double)kbit / 1e6;
            at = _steps[i + 1].FromNs;
        }
    }

    /// <summary>In the form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() =>
        string.Join(',', _steps.Select((s, i) => i == 0 ? $"{s.Kbit}" : string.Create(CultureInfo.InvariantCulture, $"{s.Kbit}@{s.FromNs / 1e9}s")));

    private int IndexAt(long ns)
    {
        int i = _steps.Length - 1;
        while (i > 0 && _steps[i].FromNs > ns)
            i--;
        return i;
    }
}
