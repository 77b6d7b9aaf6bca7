using System.Text.Json;
using Rdfwd.Interop;
using Rdfwd.Session.Client;
using Rdfwd.Session.Daemon;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;

namespace Rdfwd.Session.Services;

/// <summary>What a session's <c>xdg-open</c> does: the program's side of <see cref="LinkDesk"/>.</summary>
public static class LinkRequest
{
    private static readonly string[] Schemes = ["http:", "https:", "mailto:"];

    /// <summary>Whether a word is something that a near end may open.</summary>
    public static bool IsLink(string word) => Schemes.Any(scheme => word.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));

    /// <summary>Asks the session's client; null when there is none that opens links, or no daemon to ask.</summary>
    /// <param name="display">Of the session, as in :101.</param>
    /// <param name="folder">Where its opener lies.</param>
    /// <param name="link">The link.</param>
    public static OpenAnswer? Ask(string display, string folder, string link)
    {
        // A daemon is not started for this alone.
        if (!TargetParser.TryParse(display, out Target target, out _) || !DaemonSocket.Answers(Path.Combine(Path.GetDirectoryName(folder) ?? "", "socket")))
            return null;
        try
        {
            using ControlClient client = ControlClient.Open(target, new ConnectionOptions());
            string json = client.Ask("open", new() { ["link"] = [link] }).Json;
            return JsonSerializer.Deserialize(json, SessionJson.Default.OpenAnswer) is { Outcome: not OpenAnswer.Nobody } answer ? answer : null;
        }
        catch (Exception e) when (e is RdfwdException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The machine's own xdg-open and what it needs around it, or null where there is none.</summary>
    /// <param name="folder">Where the session's opener lies, which must not call itself.</param>
    public static (string Program, IReadOnlyDictionary<string, string> Environment)? FindOwn(string folder)
    {
        Dictionary<string, string> environment = [];
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        string path = OpenerScript.PathWithout(environment.GetValueOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"), folder);
        environment["PATH"] = path;
        if (environment.Remove(OpenerScript.BrowserVariable, out string? browser))
            environment["BROWSER"] = browser;
        else if (environment.TryGetValue("BROWSER", out string? now) && Path.GetDirectoryName(now) == folder)
            environment.Remove("BROWSER");
        return ProgramFinder.TryFind("xdg-open", path, out string? program) ? (program, environment) : null;
    }
}
