using System.Globalization;
using Rdfwd.Display.Far;
using Rdfwd.Wire;

namespace Rdfwd.Session.Text;

/// <summary>Sizes of screens as people write them: 1920x1080.</summary>
public static class ScreenSizeText
{
    /// <summary>Reads a size that a screen can have.</summary>
    public static bool TryParse(string text, out ScreenSize size)
    {
        size = default;
        string[] parts = text.Split('x');
        if (parts.Length != 2 || !TryLength(parts[0], out int width) || !TryLength(parts[1], out int height))
            return false;
        size = new ScreenSize(width, height);
        return true;
    }

    private static bool TryLength(string text, out int pixels) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out pixels) && pixels is >= 1 and <= Limits.WindowSizePx;
}
