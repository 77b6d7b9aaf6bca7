using System.Reflection;

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
    public static string Build { get; } = MixModules();

    private static string MixModules()
    {
        Assembly[] parts =
        [
            typeof(ProgramVersion).Assembly,
            typeof(Display.Damage.DamageMap).Assembly,
            typeof(Wire.Limits).Assembly,
            typeof(Interop.RdfwdException).Assembly,
        ];
        // The compiler makes these ids from all that goes into a module.
        byte[] mixed = new byte[16];
        foreach (Assembly part in parts)
        {
            byte[] id = part.ManifestModule.ModuleVersionId.ToByteArray();
            for (int i = 0; i < mixed.Length; i++)
                mixed[i] ^= id[i];
        }

        return Convert.ToHexStringLower(mixed.AsSpan(0, 8));
    }
}
