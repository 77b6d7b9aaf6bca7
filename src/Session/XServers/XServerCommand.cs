using System.Globalization;
using Rdfwd.Session.Text;

namespace Rdfwd.Session.XServers;

/// <summary>The command line of a session's X server.</summary>
public static class XServerCommand
{
    /// <summary>
    /// The first screen is as large as any near end that is expected, because Xvfb's RandR goes no further than the size at
    /// its start; it costs Xvfb 4 bytes of memory for each pixel (141 MB).
    /// </summary>
    public const string Default = "Xvfb -screen 0 8192x4320x24+32 -dpi 96";

    /// <summary>The number at which the server finds the descriptor to which it writes its display when it is ready.</summary>
    public const int DisplayDescriptor = 3;

    /// <summary>
    /// The words of <paramref name="command"/> with what every session needs, as far as it does not say it by itself: display,
    /// authority, no TCP, no reset when the last program ends, and word when it is ready.
    /// </summary>
    public static IReadOnlyList<string> Build(string command, int display, string authority)
    {
        if (command.Length == 0)
            command = Default;
        if (!ShellWords.TrySplit(command, out List<string> words) || words.Count == 0)
            throw new SessionException(Failure.Usage, $"'{Printable.Line(command, 100)}' is not a command for an X server; give a program and its options, without shell syntax");
        List<string> line = [words[0], string.Create(CultureInfo.InvariantCulture, $":{display}")];
        line.AddRange(words.Skip(1).Where(word => !(word.Length > 1 && word[0] == ':' && char.IsAsciiDigit(word[1]))));
        if (!line.Contains("-auth"))
            line.AddRange(["-auth", authority]);
        if (!line.Contains("-nolisten"))
            line.AddRange(["-nolisten", "tcp"]);
        if (!line.Contains("-noreset") && !line.Contains("-terminate"))
            line.Add("-noreset");
        line.AddRange(["-displayfd", DisplayDescriptor.ToString(CultureInfo.InvariantCulture)]);
        return line;
    }
}
