using System.Globalization;
using System.Runtime.InteropServices;
using Rdfwd.Wire;

namespace Rdfwd.Session.Client;

/// <summary>What <c>rdfwd version --json</c> prints.</summary>
public sealed record VersionAnswer(string Program, string Version, string Protocol, string Build, string Architecture, string System, string Runtime)
{
    public static VersionAnswer Create()
    {
        return new VersionAnswer(
            ProgramVersion.Program,
            ProgramVersion.Text,
            string.Create(CultureInfo.InvariantCulture, $"{ProtocolVersion.Major}.{ProtocolVersion.Minor}"),
            ProgramVersion.Build,
            RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription);
    }
}
