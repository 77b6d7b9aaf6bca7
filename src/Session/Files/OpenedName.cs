using System.Globalization;
using System.Text;

namespace Rdfwd.Session.Files;

/// <summary>Names for files that are opened for far programs: stricter than for files that a person sends. Pure.</summary>
internal static class OpenedName
{
    /// <summary>Letters, digits, single blanks and a few signs that mean nothing to shells, in links and in file lists; all else becomes <c>_</c>.</summary>
    public static string Clean(string name)
    {
        StringBuilder clean = new();
        bool blank = false;
        foreach (Rune rune in FileNames.Sanitize(name).EnumerateRunes())
        {
            // A long row of blanks hides the end of a name.
            bool isBlank = Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator;
            if (isBlank && blank)
                continue;
            blank = isBlank;
            bool plain = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                || rune.Value is '.' or '-' or '_' or '+' or ',' or '=' or '(' or ')' or '[' or ']' or '@';
            clean.Append(isBlank ? " " : plain ? rune.ToString() : "_");
        }

        // What is left of it may be nothing.
        return FileNames.Sanitize(clean.ToString());
    }
}
