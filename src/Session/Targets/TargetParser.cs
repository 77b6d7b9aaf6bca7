using System.Buffers;
using System.Globalization;

namespace Rdfwd.Session.Targets;

/// <summary>
/// Reads a target as people write it: nothing, <c>:N</c>, a session's name, <c>ssh:[user@]host[:N]</c>,
/// <c>ssh://[user@]host[:port][/display-or-name]</c>, <c>ssh/[user@]host/N</c> (as in old xpra), <c>exec:COMMAND</c>.
/// </summary>
public static class TargetParser
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" \t\r\n\0/");

    /// <summary>On failure <paramref name="error"/> is a sentence for a person.</summary>
    public static bool TryParse(string? text, out Target target, out string error)
    {
        target = Target.Here;
        error = "";
        text = text?.Trim() ?? "";
        if (text.Length == 0)
            return true;
        if (text.StartsWith("exec:", StringComparison.Ordinal))
            return TryParseExec(text["exec:".Length..], out target, out error);
        if (text.StartsWith("ssh://", StringComparison.Ordinal) || text.StartsWith("ssh+ssh://", StringComparison.Ordinal))
            return TryParseUri(text[(text.IndexOf("//", StringComparison.Ordinal) + 2)..], out target, out error);
        if (text.StartsWith("ssh:", StringComparison.Ordinal))
            return TryParseShort(text["ssh:".Length..], ':', out target, out error);
        if (text.StartsWith("ssh/", StringComparison.Ordinal))
            return TryParseShort(text["ssh/".Length..], '/', out target, out error);
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
        {
            error = $"'{text[..scheme]}:' is not a way to reach a session; use ssh://host, or exec:COMMAND for any other byte pipe";
            return false;
        }

        if (SessionSelector.TryParse(text, out SessionSelector session))
        {
            target = new Target { Session = session };
            return true;
        }

        error = $"'{text}' is not a target; write :N or a session's name for this machine, ssh:host, ssh://user@host:port/N or exec:COMMAND";
        return false;
    }

    private static bool TryParseExec(string command, out Target target, out string error)
    {
        target = new Target { Kind = TargetKind.Exec, Command = command.Trim() };
        error = target.Command.Length == 0 ? "exec: needs a command after it, as in exec:'docker exec -i box rdfwd _connect'" : "";
        return error.Length == 0;
    }

    private static bool TryParseUri(string rest, out Target target, out string error)
    {
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string authority = slash < 0 ? rest : rest[..slash];
        string session = slash < 0 ? "" : rest[(slash + 1)..].TrimEnd('/');
        target = Target.Here;
        if (!TrySplitUser(authority, out string user, out string host, out error))
            return false;
        int port = 0;
        int colon = host.LastIndexOf(':');
        bool bracketed = host.StartsWith('[');
        if (colon >= 0 && (!bracketed || colon > host.IndexOf(']', StringComparison.Ordinal)))
        {
            if (!int.TryParse(host[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is 0 or > 65535)
            {
                error = $"'{host[(colon + 1)..]}' is not a port number";
                return false;
            }

            host = host[..colon];
        }

        if (bracketed)
            host = host.Trim('[', ']');
        return TryMake(user, host, port, Uri.UnescapeDataString(session), out target, out error);
    }

    private static bool TryParseShort(string rest, char separator, out Target target, out string error)
    {
        target = Target.Here;
        if (!TrySplitUser(rest, out string user, out string host, out error))
            return false;
        string session = "";
        int cut = host.LastIndexOf(separator);

        // An IPv6 address has colons of its own; only the form with brackets or the URI can then carry a display.
        bool address = separator == ':' && host.IndexOf(':', StringComparison.Ordinal) != cut && !host.StartsWith('[');
        if (cut >= 0 && !address && cut > host.IndexOf(']', StringComparison.Ordinal))
        {
            session = host[(cut + 1)..];
            host = host[..cut];
        }

        return TryMake(user, host.Trim('[', ']'), 0, session, out target, out error);
    }

    private static bool TrySplitUser(string text, out string user, out string host, out string error)
    {
        int at = text.LastIndexOf('@');
        user = at < 0 ? "" : text[..at];
        host = text[(at + 1)..];
        error = "";
        if (at == 0)
            error = "the user's name is missing before '@'";
        else if (user.Contains(':', StringComparison.Ordinal))
            error = "a password does not belong into a target; ssh asks for it, or use a key";
        else if (user.StartsWith('-') || user.AsSpan().ContainsAny(Forbidden))
            error = $"'{user}' is not a user's name";
        return error.Length == 0;
    }

    private static bool TryMake(string user, string host, int port, string session, out Target target, out string error)
    {
        target = Target.Here;
        error = "";
        if (host.Length == 0)
            error = "the host's name is missing, as in ssh:host";
        else if (host.StartsWith('-') || host.AsSpan().ContainsAny(Forbidden))
            error = $"'{host}' is not a host's name";
        else if (!SessionSelector.TryParse(session, out SessionSelector selector))
            error = $"'{session}' is neither a display number nor a session's name";
        else
            target = new Target { Kind = TargetKind.Ssh, Host = host, User = user, Port = port, Session = selector };
        return error.Length == 0;
    }
}
