using System.Text;

namespace Rdfwd.Session.Text;

/// <summary>Splits a command line into words as a POSIX shell does (XCU 2.2), and recognises what only a shell can do.</summary>
public static class ShellWords
{
    /// <summary>
    /// Splits at unquoted blanks; quotes and backslashes are taken away. False when the line needs a shell: it has an
    /// unquoted operator, expansion, glob or assignment, or a quote that is never closed.
    /// </summary>
    public static bool TrySplit(string line, out List<string> words)
    {
        words = [];
        StringBuilder word = new();
        bool inWord = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            switch (c)
            {
                case ' ' or '\t' or '\n':
                    if (inWord)
                        words.Add(word.ToString());
                    word.Clear();
                    inWord = false;
                    continue;
                case '\'':
                    int end = line.IndexOf('\'', i + 1);
                    if (end < 0)
                        return false;
                    word.Append(line, i + 1, end - i - 1);
                    i = end;
                    break;
                case '"':
                    if (!TryReadDoubleQuoted(line, ref i, word))
                        return false;
                    break;
                case '\\':
                    if (++i == line.Length)
                        return false;
                    word.Append(line[i]);
                    break;
                case '=' when words.Count == 0:
                case '~' or '#' when !inWord:
                case '|' or '&' or ';' or '<' or '>' or '(' or ')' or '$' or '`' or '*' or '?' or '[' or '{' or '!':
                    return false;
                default:
                    word.Append(c);
                    break;
            }

            inWord = true;
        }

        if (inWord)
            words.Add(word.ToString());
        return true;
    }

    /// <summary>One word as any POSIX shell reads it back.</summary>
    public static string Quote(string word)
    {
        bool plain = word.Length > 0;
        foreach (char c in word)
            plain &= char.IsAsciiLetterOrDigit(c) || "_-./:,+@%=".Contains(c, StringComparison.Ordinal);
        return plain ? word : InQuotes(word);
    }

    /// <summary>Words as one command line for people and for <c>sh -c</c>.</summary>
    public static string Join(IEnumerable<string> words)
    {
        // Unquoted, a first word with = would be an assignment.
        return string.Join(' ', words.Select((word, index) => index == 0 && word.Contains('=', StringComparison.Ordinal) ? InQuotes(word) : Quote(word)));
    }

    private static string InQuotes(string word)
    {
        return "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }

    private static bool TryReadDoubleQuoted(string line, ref int i, StringBuilder word)
    {
        for (i++; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"')
                return true;
            if (c is '$' or '`')
                return false;
            if (c == '\\' && i + 1 < line.Length && line[i + 1] is '"' or '\\' or '$' or '`')
                c = line[++i];
            word.Append(c);
        }

        return false;
    }
}
