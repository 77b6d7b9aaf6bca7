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
            local line="${(j: :)words[1,CURRENT-1]} $PREFIX"
            local -a found
            found=(${(f)"$(${~words[1]} "[suggest:${#line}]" "$line" 2>/dev/null)"})
            [[ $PREFIX == --*=* ]] && compset -P 1 '*='
            compadd -a found || _files
        }
        if [[ $funcstack[1] == _rdfwd ]]; then _rdfwd "$@"; else compdef _rdfwd rdfwd; fi
        """;

    private const string Fish = """
        function __rdfwd_suggest
            set -l line (commandline -cp)
            set -l option (string match -r -- '^--[^=]+=' (commandline -ct))
            set -l word (string replace -- "$option" '' (commandline -ct))
            set -l found (rdfwd "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null | string match -e -r -- '^'(string escape --style=regex -- "$word"))
            test (count $found) -gt 0; or set found (__fish_complete_path "$word")
            test (count $found) -gt 0; and printf '%s\n' "$option"$found
        end
        complete -f -c rdfwd -a '(__rdfwd_suggest)'
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
