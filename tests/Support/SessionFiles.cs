using System.Text.Json;

namespace Rdfwd.Tests.Support;

/// <summary>A session as its directory describes it, read without rdfwd.</summary>
public sealed record SessionFiles(string Path, string Display, string Name, string Uuid, int DaemonPid, int XServerPid, IReadOnlyList<int> ChildPids)
{
    public string Authority => System.IO.Path.Combine(Path, "xauthority");

    public string Socket => System.IO.Path.Combine(Path, "socket");

    public string Log => File.ReadAllText(System.IO.Path.Combine(Path, "log"));

    /// <summary>All sessions of a machine, by display; those whose record is not written yet are left out.</summary>
    public static IReadOnlyList<SessionFiles> In(Machine machine)
    {
        if (!Directory.Exists(machine.Sessions))
            return [];
        return [.. Directory.GetDirectories(machine.Sessions).Select(TryRead).OfType<SessionFiles>().OrderBy(session => session.Display, StringComparer.Ordinal)];
    }

    /// <summary>The one session of a machine, once it is there.</summary>
    public static SessionFiles Sole(Machine machine)
    {
        return Wait.For($"there is one session in {machine.Sessions}", () => In(machine) is [SessionFiles only] ? only : null);
    }

    /// <summary>The same session as its files describe it now.</summary>
    public SessionFiles Again() => Wait.For($"{Path} can be read", () => TryRead(Path));

    private static SessionFiles? TryRead(string path)
    {
        try
        {
            using JsonDocument record = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(path, "session.json")));
            JsonElement root = record.RootElement;
            return new SessionFiles(
                path,
                ":" + root.GetProperty("display").GetInt32(),
                root.GetProperty("name").GetString()!,
                root.GetProperty("uuid").GetString()!,
                Pid(root, "daemon"),
                Pid(root, "x_server"),
                [.. root.GetProperty("children").EnumerateArray().Select(child => child.GetProperty("pid").GetInt32())]);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    private static int Pid(JsonElement root, string name) => root.TryGetProperty(name, out JsonElement process) ? process.GetProperty("pid").GetInt32() : 0;
}
