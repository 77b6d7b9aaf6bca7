using System.CommandLine;
using System.Globalization;
using Rdfwd.Input.Mapping;

namespace Rdfwd.Cli.Input;

/// <summary><c>rdfwd input map</c></summary>
internal static class InputMapCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "the rules" };
        Option<bool> check = new("--check") { Description = "only say whether the rules are right (the default)" };
        Command command = new("map", "Check a file of rules for --map") { file, check };
        command.SetAction(result =>
        {
            RuleSet rules = RulesFile.Load(result.GetRequiredValue(file));
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rules.Rules.Count} rules, {rules.Outputs.Count} made-up devices: right"));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
