using Rdfwd.Session.Text;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Connecting;

/// <summary>The Hello of this program, and the names of what it tells in there.</summary>
internal static class Greetings
{
    public const string User = "user";
    public const string Host = "host";
    public const string Build = "build";
    public const string Path = "path";
    public const string Decoder = "decoder";
    public const string Asked = "asked";

    public static Hello Create(string role)
    {
        Dictionary<string, string> capabilities = new()
        {
            [User] = Environment.UserName,
            [Host] = Environment.MachineName,
            [Build] = ProgramVersion.Build,
            [Path] = Environment.ProcessPath ?? "",
        };
        if (role == Roles.Attach)
            capabilities[Decoder] = Asked;
        return new Hello(ProtocolVersion.Major, ProtocolVersion.Minor, ProgramVersion.Program, role, capabilities);
    }

    /// <summary>Who sent a Hello, for a person: user@host as the sender says, and the address as the machine that took the link saw it.</summary>
    public static string WhoIs(Hello hello, string from)
    {
        string user = hello.Capabilities.GetValueOrDefault(User, "somebody");
        string host = hello.Capabilities.GetValueOrDefault(Host, "somewhere");
        string address = from.Length > 0 ? $" ({from})" : "";
        return Printable.Line($"{user}@{host}{address}", 200);
    }
}
