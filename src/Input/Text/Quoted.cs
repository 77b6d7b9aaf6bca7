using System.Globalization;
using System.Text;

namespace Rdfwd.Input.Text;

/// <summary>Names in quotes on one line: control characters, quotes and backslashes are written as escapes.</summary>
internal static class Quoted
{
    public static string Write(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (char.IsControl(c))
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else
                quoted.Append(c);
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null when it is malformed.</summary>
    public static string? Read(string quoted)
    {
        if (quoted.Length < 2 || quoted[0] != '"' || quoted[^1] != '"')
            return null;
        StringBuilder text = new();
        for (int i = 1; i < quoted.Length - 1; i++)
        {
            if (quoted[i] == '"')
                return null;
            if (quoted[i] != '\\')
            {
                text.Append(quoted[i]);
                continue;
            }
            if (++i >= quoted.Length - 1)
                return null;
            if (quoted[i] is '"' or '\\')
            {
                text.Append(quoted[i]);
            }
            else if (quoted[i] == 'x' && i + 2 < quoted.Length - 1
                && byte.TryParse(quoted.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out byte value))
            {
                text.Append((char)value);
                i += 2;
            }
            else
            {
                return null;
            }
        }
        return text.ToString();
    }
}
