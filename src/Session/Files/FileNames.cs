using System.Globalization;
using System.Text;

namespace Rdfwd.Session.Files;

/// <summary>Names for received files. Pure.</summary>
internal static class FileNames
{
    private const int MaxBytes = 180;

    /// <summary>
    /// A name that is safe in a folder, whatever a peer sent: its last part only, not hidden, without control characters, and short enough that a
    /// number and ".part" fit behind it.
    /// </summary>
    public static string Sanitize(string name)
    {
        string last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Normalize(NormalizationForm.FormC);
        StringBuilder safe = new();
        foreach (Rune rune in last.EnumerateRunes())
        {
            bool odd = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
                || rune == Rune.ReplacementChar;
            safe.Append(odd ? "_" : rune.ToString());
        }

        string text = safe.ToString().Trim();
        if (text.StartsWith('.'))
            text = $"_{text[1..]}";
        if (text.Trim('.', '_', ' ').Length == 0)
            text = "file";
        (string stem, string extension) = Split(text);
        if (Encoding.UTF8.GetByteCount(extension) > 20)
            (stem, extension) = (text, "");
        while (Encoding.UTF8.GetByteCount(stem) + Encoding.UTF8.GetByteCount(extension) > MaxBytes)
            stem = stem[..^(char.IsLowSurrogate(stem[^1]) ? 2 : 1)];
        return stem + extension;
    }

    /// <summary>The name itself for 0, then "name (1).ext" and so on.</summary>
    public static string Numbered(string name, int number)
    {
        (string stem, string extension) = Split(name);
        return number == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{stem} ({number}){extension}");
    }

    // Of "a.tar.gz" the last two are one extension.
    private static (string Stem, string Extension) Split(string name)
    {
        int dot = name.LastIndexOf('.');
        if (dot > 4 && name[..dot].EndsWith(".tar", StringComparison.OrdinalIgnoreCase))
            dot -= 4;
        return dot > 0 ? (name[..dot], name[dot..]) : (name, "");
    }
}
