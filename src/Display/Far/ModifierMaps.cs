using System.Text;

namespace Rdfwd.Display.Far;

/// <summary>
/// The modifier_map lines of a keyboard map as text (XKB text format 1). A key may stand for several modifiers there, as a Shift key
/// with Caps Lock on its second level does; xkbcomp then keeps the last one and the key is no Shift key any more.
/// </summary>
internal static class ModifierMaps
{
    private const string Keyword = "modifier_map ";

    /// <summary>The same map, each key with only the first of its modifiers.</summary>
    public static string KeepFirst(string text)
    {
        if (!text.Contains(Keyword, StringComparison.Ordinal))
            return text;
        HashSet<string> seen = [];
        StringBuilder kept = new(text.Length);
        foreach (string line in text.Split('\n'))
        {
            ReadOnlySpan<char> trimmed = line.AsSpan().TrimStart();
            int open = line.IndexOf('{', StringComparison.Ordinal), close = line.IndexOf('}', StringComparison.Ordinal);
            if (!trimmed.StartsWith(Keyword, StringComparison.Ordinal) || open < 0 || close < open)
            {
                kept.Append(line).Append('\n');
                continue;
            }

            string[] keys = [.. line[(open + 1)..close].Split(',', StringSplitOptions.TrimEntries).Where(seen.Add)];
            if (keys.Length > 0)
                kept.Append(line.AsSpan(0, open)).Append("{ ").AppendJoin(", ", keys).Append(" };\n");
        }

        kept.Length--;
        return kept.ToString();
    }
}
