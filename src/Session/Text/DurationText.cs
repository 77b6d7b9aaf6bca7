using System.Globalization;

namespace Rdfwd.Session.Text;

/// <summary>Durations as people write them: <c>90</c> (seconds), <c>1.5s</c>, <c>10m</c>, <c>2h</c>, <c>1d</c>.</summary>
public static class DurationText
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        double unit = text.Length == 0 ? 0 : text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 86400,
            >= '0' and <= '9' => 1,
            _ => 0,
        };
        if (unit == 0)
            return false;
        string number = char.IsAsciiDigit(text[^1]) ? text : text[..^1];
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) || value * unit > 1e9)
            return false;
        duration = TimeSpan.FromSeconds(value * unit);
        return true;
    }
}
