using System.Globalization;
using System.Text;

namespace Rdfwd.Session.Transports;

/// <summary>
/// The one line that ssh gives to the far user's shell. It is a <c>sh -c</c> with a single-quoted script that holds neither
/// single quotes, line ends nor exclamation marks, so that csh and fish pass it on unchanged.
/// </summary>
public static class RemoteScript
{
    /// <summary>Printed, with <c>uname -sm</c> after it, when no rdfwd is found; the script then reads a size and a SHA-256, and that many bytes.</summary>
    public const string MissingMark = "RDFWD-MISSING";

    /// <summary>Printed when the bytes have become a program; its preamble follows.</summary>
    public const string DeployedMark = "RDFWD-DEPLOYED";

    /// <summary>Printed with the step that failed after it.</summary>
    public const string FailedMark = "RDFWD-FAILED";

    /// <param name="version">Names the directory below <c>~/.cache/rdfwd</c>.</param>
    /// <param name="program">The program's path, or empty to look in the usual places.</param>
    /// <param name="cacheOnly">Takes no program but the copy of this version, because the one in PATH does not fit.</param>
    /// <param name="replaceCache">Does not even take that copy, because it is another build.</param>
    public static string Build(string version, string program, bool cacheOnly = false, bool replaceCache = false)
    {
        if (program.Length > 0)
            return $"sh -c 'p={Encode(program)}; case \"$p\" in \"~/\"*) p=\"$HOME/${{p#??}}\";; esac; exec \"$p\" _connect'";
        string places = replaceCache ? "" : cacheOnly ? "\"$d/rdfwd\"" : "\"$d/rdfwd\" rdfwd \"$HOME/.local/bin/rdfwd\" /usr/local/bin/rdfwd";
        return $"sh -c 'd=\"$HOME/.cache/rdfwd/{version}\"; t=\"$d/rdfwd.$$\"; "
            + $"for r in {places}; do p=$(command -v \"$r\" 2>/dev/null) && [ -x \"$p\" ] && exec \"$p\" _connect; done; "
            + $"f() {{ rm -f \"$t\"; echo \"{FailedMark} $1\"; exit 126; }}; "
            + $"echo \"{MissingMark} $(uname -sm)\"; read -r n h && [ \"$n\" -gt 0 ] || exit 127; "
            + "umask 077; mkdir -p \"$d\" || f \"making $d\"; head -c \"$n\" >\"$t\" || f \"writing $t\"; "
            + "[ $(wc -c <\"$t\") -eq \"$n\" ] || f \"writing all of $t\"; s=$(sha256sum <\"$t\" 2>/dev/null); "
            + "case \"$s\" in \"$h\"*|\"\") ;; *) f \"comparing the checksum\";; esac; "
            + $"chmod 700 \"$t\" && mv -f \"$t\" \"$d/rdfwd\" || f \"renaming $t\"; echo {DeployedMark}; exec \"$d/rdfwd\" _connect'";
    }

    /// <summary>A word for the script: plain where it is harmless, else spelt by printf in octal.</summary>
    internal static string Encode(string word)
    {
        if (word.All(c => char.IsAsciiLetterOrDigit(c) || "_-./,+@%~".Contains(c, StringComparison.Ordinal)))
            return $"\"{word}\"";
        StringBuilder text = new("$(printf \"");
        foreach (byte b in Encoding.UTF8.GetBytes(word))
            text.Append('\\').Append(Convert.ToString(b, 8).PadLeft(3, '0').ToString(CultureInfo.InvariantCulture));
        return text.Append("\")").ToString();
    }
}
