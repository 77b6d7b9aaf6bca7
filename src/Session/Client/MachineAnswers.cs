using System.Text.Json;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Health;

namespace Rdfwd.Session.Client;

/// <summary>What a machine answers without a session, as JSON.</summary>
public static class MachineAnswers
{
    public static string List()
    {
        SessionListing[] sessions = [.. SessionScanner.Scan().Select(session => session.ToListing())];
        return JsonSerializer.Serialize(sessions, SessionJson.Default.SessionListingArray);
    }

    /// <param name="checkDisplay">See <see cref="Doctor.Examine"/>.</param>
    public static string Examine(bool checkDisplay)
    {
        return JsonSerializer.Serialize(Doctor.Examine(checkDisplay), SessionJson.Default.HealthReport);
    }

    public static string Version()
    {
        return JsonSerializer.Serialize(VersionAnswer.Create(), SessionJson.Default.VersionAnswer);
    }
}
