using System.Security.Cryptography;
using Rdfwd.Session.Transports;
using Rdfwd.Tests.Support;

namespace Rdfwd.Session.Tests;

public sealed class RemoteScriptTests
{
    [Fact]
    public void Build_Always_IsSafeInsideSingleQuotesOfAnyShell()
    {
        string[] scripts =
        [
            RemoteScript.Build("0.1.0", ""),
            RemoteScript.Build("0.1.0", "", cacheOnly: true),
            RemoteScript.Build("0.1.0", "", cacheOnly: true, replaceCache: true),
            RemoteScript.Build("0.1.0", "/a place/it's \"here\"!/rdfwd"),
            RemoteScript.Build("0.1.0", "~/bin/rdfwd"),
        ];
        Assert.All(scripts, script =>
        {
            Assert.StartsWith("sh -c '", script, StringComparison.Ordinal);
            Assert.EndsWith("'", script, StringComparison.Ordinal);
            Assert.DoesNotContain("'", script["sh -c '".Length..^1], StringComparison.Ordinal);
            Assert.DoesNotContain('\n', script);
            Assert.DoesNotContain('!', script);
        });
    }

    [Theory]
    [InlineData("sh")]
    [InlineData("bash")]
    [InlineData("dash")]
    public void Build_NoProgramThere_AsksAndRunsWhatItGets(string shell)
    {
        using Machine machine = new();
        machine.Environment["PATH"] = "/usr/bin:/bin";
        string program = "#!/bin/sh\necho \"ran as $0 with $*\"\n";
        string hash = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(program)));
        string input = Path.Combine(machine.Path, "input");
        File.WriteAllText(input, $"{program.Length} {hash}\n{program}");
        CommandResult result = Run(machine, shell, RemoteScript.Build("9.9.9", ""), input);
        string copy = Path.Combine(machine.Home, ".cache/rdfwd/9.9.9/rdfwd");
        Assert.Matches(@"^RDFWD-MISSING Linux \S+\nRDFWD-DEPLOYED\n", result.Output);
        Assert.EndsWith($"ran as {copy} with _connect\n", result.Output, StringComparison.Ordinal);

        File.WriteAllText(input, "");
        Assert.Equal($"ran as {copy} with _connect\n", Run(machine, shell, RemoteScript.Build("9.9.9", ""), input).Output);
        Assert.Equal(127, Run(machine, shell, RemoteScript.Build("9.9.8", ""), input).Status);
        Assert.Equal([copy], Directory.GetFiles(Path.GetDirectoryName(copy)!));
    }

    [Fact]
    public void Build_DamagedCopy_IsThrownAway()
    {
        using Machine machine = new();
        string input = Path.Combine(machine.Path, "input");
        File.WriteAllText(input, $"5 {new string('0', 64)}\nhello");
        Assert.Contains("RDFWD-FAILED comparing the checksum", Run(machine, "sh", RemoteScript.Build("9.9.9", ""), input).Output, StringComparison.Ordinal);
        File.WriteAllText(input, $"50 {new string('0', 64)}\nhello");
        Assert.Contains("RDFWD-FAILED writing all of", Run(machine, "sh", RemoteScript.Build("9.9.9", ""), input).Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(machine.Home, ".cache/rdfwd/9.9.9")));
    }

    [Fact]
    public void Build_GivenProgram_RunsExactlyThat()
    {
        using Machine machine = new();
        string place = Path.Combine(machine.Home, "it's a \"place\"! $HOME");
        Directory.CreateDirectory(place);
        string program = Path.Combine(place, "rdfwd");
        File.WriteAllText(program, "#!/bin/sh\necho \"ran $1\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal("ran _connect\n", Run(machine, "sh", RemoteScript.Build("1", program), "/dev/null").Output);
        string inHome = "~/" + Path.GetRelativePath(machine.Home, program);
        Assert.Equal("ran _connect\n", Run(machine, "sh", RemoteScript.Build("1", inHome), "/dev/null").Output);
    }

    private static CommandResult Run(Machine machine, string shell, string script, string input) =>
        machine.Start(shell, "-c", $"exec < '{input}'; {script}").Result();
}
