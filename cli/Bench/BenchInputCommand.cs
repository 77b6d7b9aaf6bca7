using System.CommandLine;
using Rdfwd.Cli.Bench.Input;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd bench input</c></summary>
internal static class BenchInputCommand
{
    private const string Pipe = "pipe";

    public static Command Create()
    {
        Option<string?> via = new("--via") { HelpName = "COMMAND", Description = "What runs the creating end, as 'ssh host', or 'pipe' for nothing; an sshd on loopback by default" };
        Option<int> events = Number("--events", "Events whose latency is measured, beside other designs; 0 measures none", 2000);
        Option<int> seconds = Number("--seconds", "How long 8,000 events a second are sent; 0 sends none", 10);
        Option<int> faults = Number("--faults", "Random kills, freezes and toggles after which nothing may be held; 0 makes none", 0);
        Option<bool> json = new("--json") { Description = "Print JSON" };
        ProgramCommand command = new(
            "input",
            "Measure input devices: latency, bytes, rate, stuck keys, beside the designs of other forwarders",
            ("rdfwd bench input", "through an ssh on loopback"),
            ("rdfwd bench input --events 0 --seconds 60", "8,000 events a second for a minute"),
            ("rdfwd bench input --events 0 --seconds 0 --faults 200", "stuck keys after 200 faults"))
        {
            via, events, seconds, faults, json,
        };
        command.SetAction(result =>
        {
            using BenchGuard guard = new();
            string? given = result.GetValue(via);
            using BenchSsh? own = given is null ? new BenchSsh() : null;
            InputBench bench = new(new InputBenchOptions
            {
                Via = given == Pipe ? "" : given ?? own!.Command,
                Events = result.GetValue(events),
                Seconds = result.GetValue(seconds),
                Faults = result.GetValue(faults),
            });
            InputBenchResult found = bench.Run(line => Console.Error.WriteLine($"rdfwd: {line}"));
            Console.Out.WriteLine(result.GetValue(json) ? found.ToJson() : found.ToText());
            return found.IsRight ? (int)ExitCode.Ok : (int)ExitCode.SystemFailed;
        });
        return command;
    }

    /// <summary>One end of a forwarder built as another program is; only the benchmark runs it.</summary>
    public static Command CreatePeer()
    {
        Argument<string> design = new("design");
        Argument<string> end = new("end");
        Argument<string> node = new("node") { Arity = ArgumentArity.ZeroOrOne };
        Command command = new("_input-peer") { design, end, node };
        command.Hidden = true;
        command.SetAction(result =>
        {
            string name = result.GetRequiredValue(design);
            string source = result.GetValue(node) ?? "";
            bool reads = result.GetRequiredValue(end) == "read";
            bool polls = name == LeastForwarder.PolledName;
            if (!polls && name != LeastForwarder.Name)
                PeerDesign.Named(name).Run(reads, source);
            else if (reads)
                LeastForwarder.Read(source, polls);
            else
                LeastForwarder.Create(polls);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static Option<int> Number(string name, string description, int otherwise)
    {
        Option<int> option = new(name) { HelpName = "N", Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result => BenchOptions.CheckRange(result, 0, 100_000));
        return option;
    }
}
