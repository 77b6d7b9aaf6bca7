using System.CommandLine;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd completion</c>: scripts that ask the program itself, by System.CommandLine's suggest directive.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _rdfwd() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _rdfwd rdfwd
        """;

    private const string Zsh = """
        #compdef rdfwd
        _rdfwd() {
            local -a found
            found=(${(f)"$("${words[1]}" "[suggest:${#BUFFER}]" "${BUFFER}" 2>/dev/null)"})
            compadd -a found
        }
        compdef _rdfwd rdfwd
        """;

    private const string Fish = """
        complete -f -c rdfwd -a '(rdfwd "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null)'
        """;

    public static Command Create()
    {
        Argument<string> shell = new("SHELL") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        ProgramCommand command = new(
            "completion",
            "Print completion for bash, zsh or fish",
            ("eval \"$(rdfwd completion bash)\"", "in ~/.bashrc"),
            ("rdfwd completion fish > ~/.config/fish/completions/rdfwd.fish", "for fish"));
        command.Add(shell);
        command.SetAction(result =>
        {
            Console.Out.WriteLine(result.GetValue(shell) switch
            {
                "zsh" => Zsh,
                "fish" => Fish,
                _ => Bash,
            });
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
