namespace Rdfwd.Tests.Support;

/// <summary>How a command ended: its exit status (128 + N for signal N) and what it printed.</summary>
public sealed record CommandResult(int Status, string Output, string Error)
{
    public override string ToString() => $"status {Status}\n--- output\n{Output}--- error\n{Error}";
}
