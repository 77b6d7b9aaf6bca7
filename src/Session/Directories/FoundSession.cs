namespace Rdfwd.Session.Directories;

/// <summary>A session that a scan found, with what was learned on the way.</summary>
public sealed record FoundSession(SessionDirectory Directory, SessionState State, SessionRecord? Record, string? Remark)
{
    public SessionListing ToListing()
    {
        return new SessionListing
        {
            Display = $":{Directory.Display}",
            State = State,
            Name = Record?.Name ?? "",
            Uuid = Record?.Uuid ?? "",
            Version = Record?.Version ?? "",
            Started = Record?.Started,
            Kind = Record?.Kind ?? default,
            Programs = Record is null ? [] : [.. Record.Children.Where(child => child.IsAlive()).Select(child => child.Command)],
            Directory = Directory.FullPath,
            Remark = Remark,
        };
    }
}
