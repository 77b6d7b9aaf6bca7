using System.Globalization;

namespace Rdfwd.Session.Text;

/// <summary>Sizes as people write them: <c>4096</c> (bytes), <c>100k</c>, <c>512M</c>, <c>1.5G</c>; k, M and G are powers of 1024.</summary>
public static class SizeText
{
    /// <summary>False for what is no size, or not below 2^53 bytes.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        string number = text.EndsWith('B') ? text[..^1] : text;
        if (number.Length == 0)
            return false;
        double unit = number[^1] switch
        {
            'k' or 'K' => 1 << 10,
            'm' or 'M' => 1 << 20,
            'g' or 'G' => 1 << 30,
            >= '0' and <= '9' => 1,
            _ => 0,
        };
        if (unit == 0)
            return false;
        if (!char.IsAsciiDigit(number[^1]))
            number = number[..^1];
        if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) || value * unit >= 1L << 53)
            return false;
        bytes = (long)(value * unit);
        return true;
    }

    /// <summary>A size for people, with three digits or so.</summary>
    public static string Format(long bytes)
    {
        string[] units = ["bytes", "kB", "MB", "GB", "TB"];
        double value = bytes;
        int unit = 0;
        for (; value >= 1000 && unit < units.Length - 1; unit++)
            value /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{value.ToString(unit == 0 || value >= 100 ? "0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture)} {units[unit]}");
    }
}
