namespace Rdfwd.Display.Near;

/// <summary>Reads what file managers drop: a text/uri-list (RFC 2483) of file: URIs (RFC 8089). Pure.</summary>
public static class FileUris
{
    /// <summary>Most files of one drop; the rest is left out.</summary>
    public const int MaxFiles = 1000;

    /// <summary>The paths on this machine that a list names, in its order; other URIs and other machines' files are left out.</summary>
    /// <param name="list">One URI a line; lines that begin with # are comments.</param>
    /// <param name="host">What this machine is called.</param>
    public static IReadOnlyList<string> Parse(string list, string host)
    {
        List<string> paths = [];
        foreach (string line in list.Split('\n'))
        {
            if (paths.Count == MaxFiles)
                break;
            if (PathOf(line.TrimEnd('\r', '\0', ' '), host) is { } path)
                paths.Add(path);
        }

        return paths;
    }

    private static string? PathOf(string uri, string host)
    {
        const string scheme = "file:";
        if (!uri.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        string rest = uri[scheme.Length..];
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            int slash = rest.IndexOf('/', 2);
            if (slash < 0)
                return null;
            string authority = rest[2..slash];
            if (authority.Length > 0 && !authority.Equals("localhost", StringComparison.OrdinalIgnoreCase) && !authority.Equals(host, StringComparison.OrdinalIgnoreCase))
                return null;
            rest = rest[slash..];
        }

        string path = Uri.UnescapeDataString(rest);
        return path.Length > 1 && path[0] == '/' && !path.Contains('\0', StringComparison.Ordinal) ? path : null;
    }
}
