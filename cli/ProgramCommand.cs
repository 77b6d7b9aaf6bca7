using System.CommandLine;

namespace Rdfwd.Cli;

/// <summary>A command with examples for its help page.</summary>
internal sealed class ProgramCommand : Command
{
    public ProgramCommand(string name, string description, params (string Line, string Says)[] examples)
        : base(name, description)
    {
        Examples = examples;
    }

    public IReadOnlyList<(string Line, string Says)> Examples { get; }
}
