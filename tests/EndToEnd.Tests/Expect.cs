using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>What people are promised of every command.</summary>
internal static class Expect
{
    public static void Success(CommandResult result) => Status(0, result);

    /// <summary>An exit status; where it is another, the failure shows all that was printed.</summary>
    public static void Status(int status, CommandResult result)
    {
        Assert.True(result.Status == status, $"expected status {status}, but got {result}");
    }

    /// <summary>
    /// A failure as people should meet it: its exit status, nothing on standard output, and on standard error one sentence
    /// with all of the given parts, perhaps with indented lines that explain it.
    /// </summary>
    public static void Failure(int status, CommandResult result, params string[] parts)
    {
        Status(status, result);
        Assert.True(result.Output.Length == 0, $"nothing belongs on standard output: {result}");
        string[] lines = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 0 && lines[0].StartsWith("rdfwd: ", StringComparison.Ordinal), $"the first line must be rdfwd's sentence: {result}");
        Assert.True(lines.Skip(1).All(line => line.StartsWith("  ", StringComparison.Ordinal)), $"only explanations may follow the sentence: {result}");
        foreach (string part in parts)
            Assert.True(result.Error.Contains(part, StringComparison.Ordinal), $"'{part}' is missing: {result}");
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", result.Error, StringComparison.Ordinal);
    }
}
