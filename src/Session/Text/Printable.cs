using System.Text;

namespace Rdfwd.Session.Text;

/// <summary>Makes text of unknown origin safe to show on a terminal.</summary>
public static class Printable
{
    /// <summary>
    /// Replaces control characters (also the C1 range, which some terminals obey) by <c>?</c> and cuts at
    /// <paramref name="limit"/> characters. Line ends become spaces.
    /// </summary>
    public static string Line(string text, int limit = 500)
    {
        StringBuilder clean = new(Math.Min(text.Length, limit));
        foreach (char c in text)
        {
            if (clean.Length >= limit)
            {
                clean.Append('…');
                break;
            }

            if (c is '\n' or '\r' or '\t')
                clean.Append(' ');
            else
                clean.Append(char.IsControl(c) || c is '\u202e' or '\u2066' or '\u2067' or '\u2068' ? '?' : c);
        }

        return clean.ToString().Trim();
    }
}
