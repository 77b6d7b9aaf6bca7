using Rdfwd.Input;
using Rdfwd.Input.Mapping;

namespace Rdfwd.Cli.Input;

/// <summary>Reads a rules file from the disk.</summary>
internal static class RulesFile
{
    /// <summary>Throws <see cref="InputException"/> for a file that cannot be read or is wrong.</summary>
    public static RuleSet Load(FileInfo file) => RuleReader.Read(TextFile.Read(file), file.Name);
}
