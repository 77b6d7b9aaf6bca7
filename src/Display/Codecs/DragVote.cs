using Rdfwd.Display.Geometry;

namespace Rdfwd.Display.Codecs;

/// <summary>
/// Guesses how content moved in any direction: short runs of distinctive pixels of the new image are searched in the old one,
/// and the displacement that several of them agree on wins. A guess is to be verified.
/// </summary>
internal static class DragVote
{
    private const int AnchorLength = 12;
    private const int MaxAnchors = 9;
    private const int MaxFruitless = 4;
    private const int AgreementNeeded = 3;

    public static bool TryGuess(ImageView current, ImageView before, Rect area, out Displacement displacement)
    {
        displacement = default;
        Span<Displacement> seen = stackalloc Displacement[MaxAnchors];
        int count = 0;
        for (int i = 0; i < MaxAnchors; i++)
        {
            if (i - count >= MaxFruitless)
                return false;
            // A 3x3 pattern whose first points lie far apart.
            int place = i * 5 % MaxAnchors;
            int x = area.X + (area.Width * (1 + (place % 3)) / 4);
            int y = area.Y + (area.Height * (1 + (place / 3)) / 4);
            if (!TryFindAnchor(current, area, ref x, ref y) || !TryFind(before, area, current.Row(y).Slice(x, AnchorLength), x, y, out Displacement found))
                continue;
            int agreed = 1;
            foreach (Displacement other in seen[..count])
                agreed += other == found ? 1 : 0;
            seen[count++] = found;
            if (agreed < AgreementNeeded)
                continue;
            displacement = found;
            return found != default;
        }

        return false;
    }

    /// <summary>Looks to the right of and below a point for a run of pixels that is unlikely to occur twice.</summary>
    private static bool TryFindAnchor(ImageView image, Rect area, ref int x, ref int y)
    {
        const int Tries = 24;
        for (int i = 0; i < Tries; i++)
        {
            int tryX = x + (i % 6 * AnchorLength);
            int tryY = y + (i / 6 * 5);
            if (tryX + AnchorLength > area.Right || tryY >= area.Bottom)
                continue;
            ReadOnlySpan<uint> run = image.Row(tryY).Slice(tryX, AnchorLength);
            int changes = 0;
            for (int k = 1; k < run.Length; k++)
                changes += run[k] != run[k - 1] ? 1 : 0;
            if (changes < AnchorLength / 2)
                continue;
            x = tryX;
            y = tryY;
            return true;
        }

        return false;
    }

    private static bool TryFind(ImageView image, Rect area, ReadOnlySpan<uint> anchor, int x, int y, out Displacement found)
    {
        // Nearest rows first: most content moves a little.
        int reach = Math.Max(y - area.Y, area.Bottom - 1 - y);
        for (int distance = 0; distance <= reach; distance++)
        {
            for (int sign = -1; sign <= 1; sign += 2)
            {
                int row = y + (sign * distance);
                if (row < area.Y || row >= area.Bottom || (distance == 0 && sign > 0))
                    continue;
                int at = image.Row(row).Slice(area.X, area.Width).IndexOf(anchor);
                if (at < 0)
                    continue;
                found = new Displacement(area.X + at - x, row - y);
                return true;
            }
        }

        found = default;
        return false;
    }
}
