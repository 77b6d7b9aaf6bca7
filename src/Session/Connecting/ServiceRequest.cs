namespace Rdfwd.Session.Connecting;

/// <summary>What a client does for far programs, as options of Open (docs/protocol.md). It says so again when it comes back after a lost link.</summary>
public static class ServiceRequest
{
    private const string ServicesKey = "services";
    private const string LinksKey = "open-links";
    private const string FilesKey = "open-files";

    /// <param name="options">The options of Open.</param>
    /// <param name="showsServices">Whether it takes notifications and the wish to keep the screen on.</param>
    /// <param name="opensLinks">Whether it opens links, perhaps after it has asked.</param>
    /// <param name="opensFiles">Whether it opens files, perhaps after it has asked.</param>
    public static void Add(Dictionary<string, string[]> options, bool showsServices, bool opensLinks, bool opensFiles)
    {
        if (showsServices)
            options[ServicesKey] = ["yes"];
        if (opensLinks)
            options[LinksKey] = ["yes"];
        if (opensFiles)
            options[FilesKey] = ["yes"];
    }

    /// <summary>Copies what a client said into the options of its next Open.</summary>
    public static void Repeat(IReadOnlyDictionary<string, string[]> said, Dictionary<string, string[]> options)
    {
        Add(options, ShowsServices(said), OpensLinks(said), OpensFiles(said));
    }

    public static bool ShowsServices(IReadOnlyDictionary<string, string[]> options) => options.ContainsKey(ServicesKey);

    public static bool OpensLinks(IReadOnlyDictionary<string, string[]> options) => options.ContainsKey(LinksKey);

    public static bool OpensFiles(IReadOnlyDictionary<string, string[]> options) => options.ContainsKey(FilesKey);
}
