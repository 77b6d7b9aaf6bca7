using Rdfwd.Session.Processes;

namespace Rdfwd.Session.Tests;

public sealed class ProgramLineTests
{
    [Fact]
    public void Parse_PlainLine_FindsTheProgram()
    {
        ProgramLine line = ProgramLine.Parse("sh -c 'exit 3'", "/usr/bin:/bin");
        Assert.EndsWith("/sh", line.FileName, StringComparison.Ordinal);
        Assert.Equal(["sh", "-c", "exit 3"], line.Words);
    }

    [Fact]
    public void Parse_ShellSyntax_GoesToTheShell()
    {
        Assert.Equal(["sh", "-c", "a | b"], ProgramLine.Parse("a | b", "/bin").Words);
    }

    [Theory]
    [InlineData("no-such-program", Failure.ChildNotFound)]
    [InlineData("/etc/passwd", Failure.ChildNotFound)]
    [InlineData("/no/such", Failure.ChildNotFound)]
    [InlineData("", Failure.Usage)]
    public void Parse_NoProgram_SaysSo(string line, Failure failure)
    {
        Assert.Equal(failure, Assert.Throws<SessionException>(() => ProgramLine.Parse(line, "/usr/bin:/bin")).Failure);
    }
}
