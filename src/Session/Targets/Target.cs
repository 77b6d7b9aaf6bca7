using System.Text;

namespace Rdfwd.Session.Targets;

/// <summary>Where a session is: the machine and, when given, which of its sessions.</summary>
public sealed record Target
{
    /// <summary>This machine, its sole session.</summary>
    public static readonly Target Here = new();

    public TargetKind Kind { get; init; }

    /// <summary>The ssh host as ssh understands it (a name, an address, an alias of ssh_config). Empty unless <see cref="TargetKind.Ssh"/>.</summary>
    public string Host { get; init; } = "";

    /// <summary>The user for ssh, or empty for what ssh chooses.</summary>
    public string User { get; init; } = "";

    /// <summary>The ssh port, or 0 for what ssh chooses.</summary>
    public int Port { get; init; }

    /// <summary>The command of <see cref="TargetKind.Exec"/>, run by <c>sh -c</c>.</summary>
    public string Command { get; init; } = "";

    /// <summary>Which session there, or the one that needs no name.</summary>
    public SessionSelector Session { get; init; } = SessionSelector.Sole;

    /// <summary>The machine without the session, as a person writes it; empty for this machine.</summary>
    public string Machine
    {
        get
        {
            switch (Kind)
            {
                case TargetKind.Ssh:
                    StringBuilder text = new(Port == 0 ? "ssh:" : "ssh://");
                    if (User.Length > 0)
                        text.Append(User).Append('@');
                    bool brackets = Port != 0 && Host.Contains(':', StringComparison.Ordinal);
                    text.Append(brackets ? $"[{Host}]" : Host);
                    if (Port != 0)
                        text.Append(':').Append(Port);
                    return text.ToString();
                case TargetKind.Exec:
                    return "exec:" + Command;
                default:
                    return "";
            }
        }
    }

    /// <summary>The target in a spelling that <see cref="TargetParser"/> reads back to the same value (exec: targets lose their session).</summary>
    public override string ToString()
    {
        if (Session.IsSole || Kind == TargetKind.Exec)
            return Machine;
        if (Kind == TargetKind.Local)
            return Session.ToString();
        if (Session.Display is int display && Port == 0 && !Host.Contains(':', StringComparison.Ordinal))
            return $"{Machine}:{display}";
        string uri = Port == 0 ? Machine.Replace("ssh:", "ssh://", StringComparison.Ordinal) : Machine;
        return $"{uri}/{Session.ToString().TrimStart(':')}";
    }
}
