using System.Globalization;
using Rdfwd.Bench.Probe;

namespace Rdfwd.Cli.Bench;

/// <summary>A size as people write it: 1280x720.</summary>
internal readonly record struct WindowSize(int Width, int Height)
{
    public static bool TryParse(string text, out WindowSize size)
    {
        string[] parts = text.Split('x');
        size = default;
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int height)
            || width < ProbeOptions.MinWidth || width > ProbeOptions.MaxSide || height < ProbeOptions.MinHeight || height > ProbeOptions.MaxSide)
        {
            return false;
        }

        size = new WindowSize(width, height);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Width}x{Height}");
}
