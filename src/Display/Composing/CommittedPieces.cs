using System.Text;
using Rdfwd.Wire;

namespace Rdfwd.Display.Composing;

/// <summary>Cuts a composed text into pieces that a message can carry. Pure.</summary>
internal static class CommittedPieces
{
    /// <summary>The pieces in order, none longer than <see cref="Limits.CommittedTextBytes"/> of UTF-8, cut between characters.</summary>
    public static IEnumerable<string> Of(string text)
    {
        int start = 0, end = 0, bytes = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > Limits.CommittedTextBytes)
            {
                yield return text[start..end];
                (start, bytes) = (end, 0);
            }

            bytes += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }

        if (end > start)
            yield return text[start..end];
    }
}
