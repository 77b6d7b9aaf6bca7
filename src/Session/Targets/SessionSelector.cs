using System.Globalization;

namespace Rdfwd.Session.Targets;

/// <summary>Names one session of a machine: by display (<c>:7</c>), by name or unique id, or the sole one.</summary>
public readonly record struct SessionSelector
{
    /// <summary>The session that needs no name because it is the only one.</summary>
    public static readonly SessionSelector Sole;

    private readonly string? _name;

    private SessionSelector(int? display, string? name)
    {
        Display = display;
        _name = name;
    }

    /// <summary>The X display number, or null.</summary>
    public int? Display { get; }

    /// <summary>The session's name or its unique id, or empty.</summary>
    public string Name => _name ?? "";

    public bool IsSole => Display is null && Name.Length == 0;

    /// <summary>Reads <c>:7</c>, <c>7</c> (as a display), a name, or nothing (the sole session). False when it is none of them.</summary>
    public static bool TryParse(string text, out SessionSelector selector)
    {
        selector = Sole;
        if (text.Length == 0)
            return true;
        string number = text[0] == ':' ? text[1..] : text;
        if (TryParseDisplay(number, out int display))
        {
            selector = new SessionSelector(display, null);
            return true;
        }

        if (!IsValidName(text))
            return false;
        selector = new SessionSelector(null, text);
        return true;
    }

    /// <summary>
    /// Whether a session may be called so: letters, digits, spaces and <c>. _ - + @ #</c>, 64 at most, not a number and not
    /// starting with a dash, so that a name never reads as something else.
    /// </summary>
    public static bool IsValidName(string name)
    {
        if (name.Length is 0 or > 64 || name[0] is '-' or ' ' || name[^1] == ' ')
            return false;
        bool digitsOnly = true;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && !" ._-+@#".Contains(c, StringComparison.Ordinal))
                return false;
            digitsOnly &= char.IsAsciiDigit(c);
        }

        return !digitsOnly;
    }

    /// <summary>For a display number: 0 to 59535 (6000 + N must be a port number to some X clients). A screen suffix <c>.0</c> is accepted.</summary>
    public static bool TryParseDisplay(string text, out int display)
    {
        if (text.EndsWith(".0", StringComparison.Ordinal))
            text = text[..^2];
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out display) && display <= 59535;
    }

    public override string ToString()
    {
        return Display is int display ? $":{display}" : Name;
    }
}
