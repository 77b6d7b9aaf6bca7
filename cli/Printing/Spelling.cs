namespace Rdfwd.Cli.Printing;

/// <summary>Tells a slip of the fingers from another word.</summary>
internal static class Spelling
{
    /// <summary>Whether one letter more, less, other or swapped (two in long words) makes one of the other, or one begins the other.</summary>
    public static bool IsNear(string typed, string known)
    {
        int allowed = known.Length > 5 ? 2 : 1;
        return (typed.Length > 2 && known.StartsWith(typed, StringComparison.Ordinal)) || Distance(typed, known) <= allowed;
    }

    /// <summary>The Damerau-Levenshtein distance with adjacent swaps (optimal string alignment).</summary>
    internal static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                cost[i, j] = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
