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

    /// <summary>A sentence that goes on after "rdfwd: " or in brackets: a small letter, where its first word is not a name, and no full stop.</summary>
    public static string Continued(string text)
    {
        int end = text.IndexOf(' ', StringComparison.Ordinal);
        bool common = end > 0 && text[..end] is "A" or "An" or "The" or "There" or "This" or "That" or "No" or "Nothing" or "Nobody" or "Cannot" or "It" or "Its" or "Did";
        string started = common ? char.ToLowerInvariant(text[0]) + text[1..] : text;
        return started.EndsWith('.') && !started.EndsWith("..", StringComparison.Ordinal) ? started[..^1] : started;
    }
}
