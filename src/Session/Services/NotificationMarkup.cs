using System.Globalization;
using System.Net;
using System.Text;

namespace Rdfwd.Session.Services;

/// <summary>
/// Texts of far programs for near notification servers (Desktop Notifications Specification 1.2, "Markup"). Of markup only bold,
/// italic and underlined stay: links and pictures would lead to places at the near end. Pure.
/// </summary>
internal static class NotificationMarkup
{
    private const int LongestTag = 2048;
    private const int LongestEntity = 10;

    /// <summary>A body for a server that takes markup or, where it does not, as plain text.</summary>
    public static string Body(string body, bool markup)
    {
        StringBuilder text = new(body.Length);
        Stack<string> open = [];
        for (int i = 0; i < body.Length; i++)
        {
            switch (body[i])
            {
                case '<' when TryTag(body, i, out string tag, out int end):
                    i = end;
                    Apply(tag, open, text, markup);
                    break;
                case '&' when TryEntity(body, i, out string character, out int end):
                    i = end;
                    Append(text, character, markup);
                    break;
                default:
                    Append(text, body.AsSpan(i, 1), markup);
                    break;
            }
        }

        while (markup && open.TryPop(out string? left))
            text.Append("</").Append(left).Append('>');
        return text.ToString();
    }

    /// <summary>A text of one line, without what changes how it is shown.</summary>
    public static string Line(string text)
    {
        StringBuilder line = new(text.Length);
        foreach (char c in text)
        {
            if (c is '\n' or '\t')
                line.Append(' ');
            else if (IsShown(c))
                line.Append(c);
        }

        return line.ToString();
    }

    /// <summary>A text as it must stand in markup.</summary>
    public static string Escape(string text, bool markup)
    {
        StringBuilder escaped = new(text.Length);
        Append(escaped, text, markup);
        return escaped.ToString();
    }

    private static void Apply(string tag, Stack<string> open, StringBuilder text, bool markup)
    {
        string name = tag.TrimStart('/').TrimEnd('/', ' ').ToLowerInvariant();
        if (name == "br")
            text.Append('\n');
        if (!markup || name is not ("b" or "i" or "u"))
            return;
        if (tag[0] != '/')
        {
            open.Push(name);
            text.Append('<').Append(name).Append('>');
        }
        else if (open.Count > 0 && open.Peek() == name)
        {
            open.Pop();
            text.Append("</").Append(name).Append('>');
        }
    }

    /// <summary>A tag of the specification, and where it ends; any other '&lt;' is text.</summary>
    private static bool TryTag(string body, int start, out string tag, out int end)
    {
        tag = "";
        end = body.IndexOf('>', start, Math.Min(body.Length - start, LongestTag));
        if (end < 0)
            return false;
        tag = body[(start + 1)..end];
        string name = tag.TrimStart('/').Split(' ', '/', '\n', '\t')[0].ToLowerInvariant();
        return name is "b" or "i" or "u" or "a" or "img" or "br";
    }

    private static bool TryEntity(string body, int start, out string character, out int end)
    {
        character = "";
        end = body.IndexOf(';', start, Math.Min(body.Length - start, LongestEntity));
        if (end < 0)
            return false;
        string entity = body[start..(end + 1)];
        if (entity is "&apos;")
            character = "'";
        else
            character = WebUtility.HtmlDecode(entity);
        return character != entity;
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> characters, bool markup)
    {
        foreach (char c in characters)
        {
            if (!IsShown(c) && c is not ('\n' or '\t'))
                continue;
            _ = (c, markup) switch
            {
                ('&', true) => text.Append("&amp;"),
                ('<', true) => text.Append("&lt;"),
                ('>', true) => text.Append("&gt;"),
                _ => text.Append(c),
            };
        }
    }

    // Directional marks could make a text read as another one.
    private static bool IsShown(char c) => !char.IsControl(c) && c is not ((>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')) && char.GetUnicodeCategory(c) != UnicodeCategory.OtherNotAssigned;
}
