using System.Text.Json;
using Rdfwd.Session.Directories;

namespace Rdfwd.Session.Client;

/// <summary>What a machine answers without a session, as JSON.</summary>
public static class MachineAnswers
{
    public static string List()
    {
        SessionListing[] sessions = [.. SessionScanner.Scan().Select(session => session.ToListing())];
        return JsonSerializer.Serialize(sessions, SessionJson.Default.SessionListingArray);
    }

    public static string Version()
    {
        return JsonSerializer.Serialize(VersionAnswer.Create(), SessionJson.Default.VersionAnswer);
    }
}
