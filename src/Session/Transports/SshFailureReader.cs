using Rdfwd.Session.Text;

namespace Rdfwd.Session.Transports;

/// <summary>Turns what OpenSSH's client says on its standard error into one failure with one sentence. The client is not localised.</summary>
public static class SshFailureReader
{
    /// <param name="host">The host as the user named it.</param>
    /// <param name="status">ssh's exit status; 255 is its own failure, others come from the far command.</param>
    /// <param name="lines">The last lines of its standard error, oldest first.</param>
    public static SessionException Explain(string host, int status, IReadOnlyList<string> lines)
    {
        string Find(string part)
        {
            return lines.LastOrDefault(line => line.Contains(part, StringComparison.OrdinalIgnoreCase)) ?? "";
        }

        bool Has(string part)
        {
            return Find(part).Length > 0;
        }

        if (Has("REMOTE HOST IDENTIFICATION HAS CHANGED"))
        {
            string offending = Find("Offending");
            string where = offending.Length > 0 ? $" ({Printable.Line(offending, 160)})" : "";
            // Some versions of ssh print the very command, with the file and the port that matter.
            string told = Find("ssh-keygen -f").Trim();
            string remedy = told.Length > 0 ? Printable.Line(told) : $"ssh-keygen -R {host}";
            return Make(Failure.HostKeyRejected, $"the host key of '{host}' has changed{where}; make sure that this is the right machine, then remove the old key with: {remedy}");
        }

        if (Has("Host key verification failed") || Has("No matching host key") || Has("key is known for") || Has("DNS SPOOFING"))
            return Make(Failure.HostKeyRejected, $"the host key of '{host}' is not accepted; connect once with: ssh {host}");
        if (Has("Could not resolve hostname"))
            return Make(Failure.UnknownHost, $"there is no host '{host}' (its name cannot be resolved); check the spelling, or add it to ~/.ssh/config");
        if (Has("Connection refused"))
            return Make(Failure.ConnectionRefused, $"'{host}' refused the connection; is sshd running there, on this port?");
        if (Has("timed out"))
            return Make(Failure.Timeout, $"'{host}' does not answer (the connection timed out); is it switched on and reachable?");
        if (Has("No route to host") || Has("Network is unreachable"))
            return Make(Failure.ConnectionRefused, $"'{host}' cannot be reached: {Printable.Line(Last(lines))}");
        if (Has("Permission denied (") || Has("Too many authentication failures") || Has("No supported authentication methods"))
            return Make(Failure.AuthenticationFailed, $"'{host}' did not let you in ({Printable.Line(Last(lines))}); check the user's name and key with: ssh {host}");
        if (Has("Bad configuration option") || Has("unknown option") || Has("illegal option"))
            return Make(Failure.SshFailed, $"ssh rejects its options: {Printable.Line(lines.Count > 0 ? lines[0] : "")}; check ~/.ssh/config and --ssh");
        if (Has("closed by remote host") || Has("Connection reset") || Has("Connection closed by") || Has("Broken pipe"))
            return Make(Failure.ConnectionLost, $"'{host}' closed the connection: {Printable.Line(Last(lines))}");
        if (status == 255 && lines.Count > 0)
            return Make(Failure.SshFailed, $"ssh to '{host}' failed: {Printable.Line(Last(lines))}");
        if (status is 126 or 127)
            return Make(Failure.NoRemoteProgram, $"rdfwd cannot be run on '{host}'{(lines.Count > 0 ? ": " + Printable.Line(Last(lines)) : "")}; copy it there with --deploy=yes or name its place with --remote-rdfwd=PATH");
        string tail = lines.Count > 0 ? $": {Printable.Line(Last(lines))}" : "";
        return Make(Failure.SshFailed, $"ssh to '{host}' ended with status {status} before rdfwd answered{tail}");
    }

    /// <summary>Whether a line begins or is the report of a failure that ends ssh; such lines become one sentence instead of being shown.</summary>
    public static bool AnnouncesFailure(string line)
    {
        return line.StartsWith("@@@@", StringComparison.Ordinal)
            || line.StartsWith("ssh: ", StringComparison.Ordinal)
            || line.StartsWith("kex_exchange_identification", StringComparison.Ordinal)
            || line.Contains("Host key verification failed", StringComparison.Ordinal)
            || line.Contains("Permission denied (", StringComparison.Ordinal)
            || line.Contains("key is known for", StringComparison.Ordinal)
            || line.Contains("closed by remote host", StringComparison.Ordinal)
            || line.Contains("Connection closed by", StringComparison.Ordinal)
            || line.Contains("Connection reset by", StringComparison.Ordinal);
    }

    private static string Last(IReadOnlyList<string> lines)
    {
        return lines.LastOrDefault(line => line.Trim().Length > 0) ?? "";
    }

    private static SessionException Make(Failure failure, string sentence)
    {
        return new SessionException(failure, sentence);
    }
}
