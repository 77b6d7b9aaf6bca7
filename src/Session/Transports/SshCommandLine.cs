using System.Globalization;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;

namespace Rdfwd.Session.Transports;

/// <summary>The words of the ssh command.</summary>
internal static class SshCommandLine
{
    /// <summary>
    /// No terminal, no compression (pixels are compressed), low delay, a dead link noticed by ssh too, and none of the user's
    /// forwardings, which another ssh may hold. Everything else is the user's configuration.
    /// </summary>
    private static readonly string[] Options =
    [
        "-T", "-x",
        "-o", "Compression=no",
        "-o", "IPQoS=af21",
        "-o", "ServerAliveInterval=5",
        "-o", "ServerAliveCountMax=3",
        "-o", "ConnectTimeout=20",
        "-o", "ClearAllForwardings=yes",
    ];

    /// <param name="command">The ssh program with options of the user's, which go first and therefore win.</param>
    /// <param name="target">Where to.</param>
    /// <param name="script">What the far shell runs.</param>
    public static IReadOnlyList<string> Build(string command, Target target, string script)
    {
        if (!ShellWords.TrySplit(command, out List<string> words) || words.Count == 0)
            throw new SessionException(Failure.Usage, $"'{Printable.Line(command, 100)}' is not a command for ssh; give a program and its options, without shell syntax");
        words.AddRange(Options);
        if (target.User.Length > 0)
            words.AddRange(["-l", target.User]);
        if (target.Port != 0)
            words.AddRange(["-p", target.Port.ToString(CultureInfo.InvariantCulture)]);
        words.AddRange(["--", target.Host, script]);
        return words;
    }
}
