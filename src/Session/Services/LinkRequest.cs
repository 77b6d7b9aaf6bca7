using System.Globalization;
using System.Text.Json;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Client;
using Rdfwd.Session.Daemon;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>What a session's <c>xdg-open</c> does: the program's side of <see cref="LinkDesk"/> and <see cref="FileDesk"/>.</summary>
public static class LinkRequest
{
    private static readonly string[] Schemes = ["http:", "https:", "mailto:"];

    /// <summary>Whether a word is something that a near end may open.</summary>
    public static bool IsLink(string word) => Schemes.Any(scheme => word.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Asks the session's client; null when there is none that opens links, or no daemon to ask.</summary>
    /// <param name="display">Of the session, as in :101.</param>
    /// <param name="folder">Where its opener lies.</param>
    /// <param name="link">The link.</param>
    public static OpenAnswer? Ask(string display, string folder, string link) => Asked(display, folder, client => AnswerOf(client.Ask("open", new() { ["link"] = [link] })));

    /// <summary>The same for a file; returns when it is open at the near end, which may take as long as it takes to send it.</summary>
    /// <param name="display">Of the session.</param>
    /// <param name="folder">Where its opener lies.</param>
    /// <param name="path">Of the file, from the root.</param>
    public static OpenAnswer? AskFile(string display, string folder, string path) => Asked(display, folder, client =>
    {
        uint id = JsonSerializer.Deserialize(client.Ask("open-file", new() { ["path"] = [path] }).Json, SessionJson.Default.OpenBegun)?.Id ?? 0;
        return id == 0 ? null : AwaitFile(client, id);
    });

    /// <summary>The path that a word means when it names a file of this machine; null for all else.</summary>
    /// <param name="word">A path or a file: URI.</param>
    /// <param name="folder">Where paths begin that do not begin with a slash.</param>
    public static string? FileOf(string word, string folder)
    {
        const string scheme = "file:";
        string path = word;
        if (word.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            // RFC 8089: with a host, with an empty one, or without.
            path = word[scheme.Length..];
            if (path.StartsWith("//", StringComparison.Ordinal))
            {
                int slash = path.IndexOf('/', 2);
                string host = slash < 0 ? "" : path[2..slash];
                if (slash < 0 || (host.Length > 0 && host != "localhost" && !host.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase)))
                    return null;
                path = path[slash..];
            }

            path = Uri.UnescapeDataString(path.Split('?', '#')[0]);
        }

        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
            return null;
        path = Path.GetFullPath(path, folder);
        return FileStatus.TryGet(path, out FileStatus status) && status.IsRegular ? path : null;
    }

    /// <summary>What opens links and files on this machine without rdfwd, the first words of its command, and what it needs around it; null where there is none.</summary>
    /// <param name="folder">Where the session's opener lies, which must not call itself.</param>
    public static (string Program, string[] Words, IReadOnlyDictionary<string, string> Environment)? FindOwn(string folder)
    {
        Dictionary<string, string> environment = [];
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        string path = OpenerScript.PathWithout(environment.GetValueOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"), folder);
        environment["PATH"] = path;
        DesktopHandler.Remove(folder, environment);
        if (environment.Remove(OpenerScript.BrowserVariable, out string? browser))
            environment["BROWSER"] = browser;
        else if (environment.TryGetValue("BROWSER", out string? now) && Path.GetDirectoryName(now) == folder)
            environment.Remove("BROWSER");
        if (ProgramFinder.TryFind("xdg-open", path, out string? program))
            return (program, [], environment);
        return ProgramFinder.TryFind("gio", path, out program) ? (program, ["open"], environment) : null;
    }

    private static OpenAnswer? Asked(string display, string folder, Func<ControlClient, OpenAnswer?> ask)
    {
        // A daemon is not started for this alone.
        if (!TargetParser.TryParse(display, out Target target, out _) || !DaemonSocket.Answers(Path.Combine(Path.GetDirectoryName(folder) ?? "", "socket")))
            return null;
        try
        {
            using ControlClient client = ControlClient.Open(target, new ConnectionOptions());
            return ask(client) is { Outcome: not (OpenAnswer.Nobody or OpenAnswer.Left) } answer ? answer : null;
        }
        catch (Exception e) when (e is RdfwdException or JsonException)
        {
            return null;
        }
    }

    // Once it is on its way it may be open there at any moment, so it is not opened here as well.
    private static OpenAnswer? AwaitFile(ControlClient client, uint id)
    {
        try
        {
            OpenAnswer? answer;
            do
                answer = AnswerOf(client.Ask("open-wait", new() { ["id"] = [id.ToString(CultureInfo.InvariantCulture)] }));
            while (answer is { Outcome: OpenAnswer.Waiting });
            return answer;
        }
        catch (RdfwdException e)
        {
            return new OpenAnswer("failed", e.Message);
        }
    }

    private static OpenAnswer? AnswerOf(Response response) => JsonSerializer.Deserialize(response.Json, SessionJson.Default.OpenAnswer);
}
