namespace Rdfwd.Cli.Configuration;

/// <summary>One setting of the configuration file.</summary>
/// <param name="Key">The option's name without its dashes.</param>
/// <param name="Values">One value; several where the option may be given again.</param>
/// <param name="Section">The host pattern of its section; empty for the defaults.</param>
/// <param name="Line">From 1.</param>
internal sealed record ConfiguredValue(string Key, IReadOnlyList<string> Values, string Section, long Line);
