using System.Text.RegularExpressions;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>Help, manual and program tell the same.</summary>
public sealed partial class ManualTests
{
    private static readonly string[] Commands = ["start", "start-desktop", "shadow", "attach", "detach", "stop", "exit", "list", "info", "top", "control", "record", "replay", "run", "screenshot", "send", "config", "doctor", "version", "completion", "demo"];

    [Fact]
    public void Help_OfTheProgram_FitsAScreenAndNamesEveryCommand()
    {
        using Machine machine = new();
        CommandResult help = machine.Rdfwd("--help");
        Assert.Equal(0, help.Status);
        string[] lines = help.Output.TrimEnd('\n').Split('\n');
        Assert.True(lines.Length <= 30 && lines.All(line => line.Length <= 80), help.Output);
        Assert.All(Commands, command => Assert.Matches($@"(?m)^  {command} ", help.Output));
    }

    [Fact]
    public void Manual_EveryCommandOptionAndExitCode_IsThere()
    {
        using Machine machine = new();
        string manual = File.ReadAllText(ManualPath());
        foreach (string command in Commands)
        {
            CommandResult help = machine.Rdfwd(command, "--help");
            Assert.True(help.Status == 0 && help.Output.Contains("Examples:", StringComparison.Ordinal), help.ToString());
            Assert.Matches($@"(?m)^\.It Ic {command}\b", manual);
            foreach (Match option in Option().Matches(help.Output))
                Assert.True(option.Groups[1].Value == "help" || manual.Contains($"Fl Fl {option.Groups[1].Value}", StringComparison.Ordinal), $"{command} --{option.Groups[1].Value} is not in the manual");
        }

        string codes = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ManualPath())!, "..", "cli", "ExitCode.cs"));
        foreach (Match code in ExitCode().Matches(codes))
            Assert.Matches($@"(?m)^\.It {code.Groups[1].Value}$", manual);
    }

    [Theory]
    [InlineData("bash", "complete ")]
    [InlineData("zsh", "compdef")]
    [InlineData("fish", "complete -f -c rdfwd -a")]
    public void Completion_OfAShell_AsksTheProgram(string shell, string part)
    {
        using Machine machine = new();
        CommandResult script = machine.Rdfwd("completion", shell);
        Assert.Equal(0, script.Status);
        Assert.Contains(part, script.Output, StringComparison.Ordinal);
        Assert.Contains("[suggest:", script.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Completion_InBash_CompletesCommandsAndOptions()
    {
        using Machine machine = new();
        machine.Environment["PATH"] = $"{Path.GetDirectoryName(ProgramPath.Rdfwd)}:{machine.Environment["PATH"]}";
        const string ask = "eval \"$(rdfwd completion bash)\"; COMP_WORDS=(rdfwd {0}); COMP_CWORD={1}; COMP_LINE='rdfwd {0}'; COMP_POINT=${{#COMP_LINE}}; _rdfwd; echo \"${{COMPREPLY[@]}}\"";
        CommandResult commands = machine.Start("bash", "-c", string.Format(null, ask, "detac", 1)).Result();
        Assert.Equal("detach\n", commands.Output);
        CommandResult options = machine.Start("bash", "-c", string.Format(null, ask, "start --exit", 2)).Result();
        Assert.Equal("--exit-with-children\n", options.Output);
        // bash splits words at the sign.
        CommandResult value = machine.Start("bash", "-c", string.Format(null, ask, "attach --open=a", 4).Replace("(rdfwd attach --open=a)", "(rdfwd attach --open = a)", StringComparison.Ordinal)).Result();
        Assert.Equal("ask\n", value.Output);
        CommandResult setting = machine.Start("bash", "-c", string.Format(null, ask, "control qu", 2)).Result();
        Assert.Equal("quality\n", setting.Output);
        Assert.DoesNotContain("/h\n", machine.Rdfwd("[suggest:6]", "rdfwd ").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Completion_InFish_CompletesCommandsValuesAndFiles()
    {
        using Machine machine = new();
        machine.Environment["PATH"] = $"{Path.GetDirectoryName(ProgramPath.Rdfwd)}:{machine.Environment["PATH"]}";
        File.WriteAllText(Path.Combine(machine.Path, "here.rec"), "");
        const string ask = "rdfwd completion fish | source; for line in 'true; rdfwd detac' 'rdfwd attach --open=a' 'rdfwd record her'; complete -C $line; end";
        CommandResult found = machine.Start("fish", "--no-config", "-c", ask).Result();
        Assert.True(found.Output == "detach\n--open=ask\nhere.rec\n", found.ToString());
    }

    [Fact]
    public void Completion_InZsh_CompletesCommandsValuesAndFiles()
    {
        using Machine machine = new();
        machine.Environment["PATH"] = $"{Path.GetDirectoryName(ProgramPath.Rdfwd)}:{machine.Environment["PATH"]}";
        File.WriteAllText(Path.Combine(machine.Path, "here.rec"), "");
        // Completion works at a terminal only: keys are pressed, the last of which shows the line.
        string script = Path.Combine(machine.Home, "ask");
        File.WriteAllText(script, """
            zmodload zsh/zpty
            zpty shell zsh -f -i
            zpty -w shell 'PS1=; autoload -Uz compinit; compinit -u -D; eval "$(rdfwd completion zsh)"; show() { print -r -- "<""<$BUFFER>>" }; zle -N show; bindkey "^X" show; echo BE""GUN'
            zpty -r shell out '*BEGUN*'
            for line in 'true; rdfwd detac' 'rdfwd attach --open=a' 'rdfwd record her'; do
                zpty -w -n shell $'\C-u'"$line"$'\t\C-x'
                zpty -r shell out '*<<*>>*'
                print -r -- "${${out##*<<}%%>>*}"
            done
            zpty -d shell
            """);
        CommandResult found = machine.Start("zsh", "-f", script).Result();
        Assert.True(found.Output == "true; rdfwd detach \nrdfwd attach --open=ask \nrdfwd record here.rec \n", found.ToString());
    }

    [Fact]
    public void Usage_Slips_AreNamed()
    {
        using Machine machine = new();
        Assert.Equal("rdfwd: there is no command 'strat', but there is 'start'; see: rdfwd --help\n", machine.Rdfwd("strat").Error);
        Assert.Equal("rdfwd: there is no option '--childs'; see: rdfwd start --help\n", machine.Rdfwd("start", "--childs").Error);
        Assert.Equal(2, machine.Rdfwd().Status);
    }

    private static string ManualPath()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string path = Path.Combine(at.FullName, "man", "rdfwd.1");
            if (File.Exists(path))
                return path;
        }

        throw new InvalidOperationException("There is no man/rdfwd.1 above the tests.");
    }

    [GeneratedRegex("--([a-z][a-z-]+)")]
    private static partial Regex Option();

    [GeneratedRegex(@"= (\d+),")]
    private static partial Regex ExitCode();
}
