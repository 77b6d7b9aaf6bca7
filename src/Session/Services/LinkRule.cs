using System.Diagnostics.CodeAnalysis;

namespace Rdfwd.Session.Services;

/// <summary>Which links of far programs may be opened here: web pages and letters, in a form that cannot be taken for anything else. Pure.</summary>
internal static class LinkRule
{
    private const int Longest = 4096;

    /// <summary>The link as it is given to xdg-open: ASCII, and it begins with its scheme.</summary>
    /// <param name="text">What the program gave.</param>
    /// <param name="link">What may be opened.</param>
    /// <param name="reason">Why it may not, as a clause.</param>
    public static bool TryAccept(string text, [NotNullWhen(true)] out string? link, out string reason)
    {
        link = null;
        reason = "only links that begin with http:, https: or mailto: are opened";
        // A link that only becomes one when blanks around it are cut off is not meant well.
        if (text.Length is 0 or > Longest || text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) || !char.IsAsciiLetter(text[0]))
            return false;
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? uri))
            return false;
        switch (uri.Scheme)
        {
            case "http" or "https":
                if (uri.Host.Length == 0 || uri.UserInfo.Length > 0)
                {
                    reason = "a link with a name before its host leads elsewhere than it seems";
                    return false;
                }

                break;
            case "mailto":
                if (uri.Query.Contains("attach", StringComparison.OrdinalIgnoreCase) || Uri.UnescapeDataString(uri.Query).Contains("attach", StringComparison.OrdinalIgnoreCase))
                {
                    reason = "a letter must not take files of this machine along";
                    return false;
                }

                break;
            default:
                return false;
        }

        string whole = uri.Scheme == "mailto" ? uri.AbsoluteUri : new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri;
        whole = whole.Replace("'", "%27", StringComparison.Ordinal);
        if (whole.Length > Longest || whole.Any(c => c is <= ' ' or > '~'))
        {
            reason = "the link has characters that links do not have";
            return false;
        }

        link = whole;
        return true;
    }
}
