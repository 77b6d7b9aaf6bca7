namespace Rdfwd.Display.Composing;

/// <summary>Which input method a person uses. Pure.</summary>
internal static class InputMethodName
{
    private const string Key = "@im=";

    private static readonly string[] LocaleVariables = ["LC_ALL", "LC_CTYPE", "LANG"];

    /// <summary>The name after "@im=" in XMODIFIERS (XSetLocaleModifiers(3)); null when there is none, or the one that is in every program.</summary>
    public static string? Find(string? modifiers)
    {
        int at = modifiers?.LastIndexOf(Key, StringComparison.Ordinal) ?? -1;
        if (at < 0)
            return null;
        string rest = modifiers![(at + Key.Length)..];
        int end = rest.IndexOf('@', StringComparison.Ordinal);
        string name = (end < 0 ? rest : rest[..end]).Trim();
        return name is "" or "none" or "local" ? null : name;
    }

    /// <summary>The language and territory to name to an input method, as libX11 does: some serve no client that names none, or "C".</summary>
    public static string Locale(Func<string, string?> environment)
    {
        const int longest = 15;
        string locale = LocaleVariables.Select(environment).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? "";
        string name = locale.Split('.', '@')[0];
        return name is "" or "C" or "POSIX" || name.Length > longest || !System.Text.Ascii.IsValid(name) ? "en_US" : name;
    }
}
