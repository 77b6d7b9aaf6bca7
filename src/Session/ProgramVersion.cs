using System.Reflection;
using System.Security.Cryptography;

namespace Rdfwd.Session;

/// <summary>What this program calls itself.</summary>
public static class ProgramVersion
{
    /// <summary>As in 0.1.0.</summary>
    public static string Text { get; } = typeof(ProgramVersion).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Name and version, as Hello carries it.</summary>
    public static string Program { get; } = $"rdfwd {Text}";

    /// <summary>
    /// Differs between builds of the same version, so that a copy on another machine made by an older build is recognised.
    /// </summary>
    public static string Build { get; } = HashModules();

    private static string HashModules()
    {
        Assembly[] parts =
        [
            typeof(ProgramVersion).Assembly,
            typeof(Display.Damage.DamageMap).Assembly,
            typeof(Wire.Limits).Assembly,
            typeof(Interop.RdfwdException).Assembly,
        ];
        byte[] ids = [.. parts.SelectMany(part => part.ManifestModule.ModuleVersionId.ToByteArray())];
        return Convert.ToHexStringLower(SHA256.HashData(ids).AsSpan(0, 8));
    }
}
