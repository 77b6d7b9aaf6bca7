using System.Text;

namespace Rdfwd.Display.Near;

/// <summary>What the title of a near window is made of. Immutable.</summary>
public sealed class TitleTemplate
{
    private const int MostCharacters = 4096;

    private readonly string _text;

    private TitleTemplate(string text)
    {
        _text = text;
    }

    /// <summary>The far title as it is.</summary>
    public static TitleTemplate Plain { get; } = new("%t");

    /// <summary>The far title and the machine.</summary>
    public static TitleTemplate WithHost { get; } = new("%t on %h");

    /// <summary>Reads a template: <c>%t</c> the far title, <c>%h</c> the machine, <c>%s</c> the session's name, <c>%d</c> its display, <c>%%</c> a percent sign.</summary>
    public static bool TryParse(string text, out TitleTemplate template, out string error)
    {
        template = new TitleTemplate(text);
        error = "";
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
                continue;
            if (++i < text.Length && text[i] is 't' or 'h' or 's' or 'd' or '%')
                continue;
            error = i < text.Length ? $"'%{text[i]}' stands for nothing in a title" : "a title ends with a single '%'";
            error += "; there are %t (the window's title), %h (the machine), %s (the session), %d (its display) and %%";
            return false;
        }

        return true;
    }

    /// <summary>The title of a window.</summary>
    public string Format(string title, string host, string session, string display)
    {
        StringBuilder made = new();
        for (int i = 0; i < _text.Length; i++)
        {
            if (_text[i] != '%')
            {
                made.Append(_text[i]);
                continue;
            }

            made.Append(_text[++i] switch
            {
                't' => title,
                'h' => host,
                's' => session,
                'd' => display,
                _ => "%",
            });
        }

        return made.Length <= MostCharacters ? made.ToString() : made.ToString(0, MostCharacters);
    }
}
