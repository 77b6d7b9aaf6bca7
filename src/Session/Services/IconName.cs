namespace Rdfwd.Session.Services;

/// <summary>Names of icons in themes (Icon Naming Specification). Paths are none: they mean something on one machine only.</summary>
internal static class IconName
{
    public static bool IsSafe(string name)
    {
        return name.Length is > 0 and <= 128 && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '+');
    }
}
