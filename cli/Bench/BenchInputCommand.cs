using System.CommandLine;
using Rdfwd.Cli.Bench.Input;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd bench input</c></summary>
internal static class BenchInputCommand
{
    public static Command Create()
    {
        Option<string> via = new("--via") { Description = "what runs the creating end, as 'ssh localhost'; nothing joins the ends by a pipe", HelpName = "COMMAND", DefaultValueFactory = _ => "" };
        Option<int> events = new("--events") { Description = "events whose latency is measured", HelpName = "N", DefaultValueFactory = _ => 2000 };
        Option<int> seconds = new("--seconds") { Description = "how long 8,000 events a second are sent", HelpName = "N", DefaultValueFactory = _ => 10 };
        Option<bool> json = new("--json") { Description = "print JSON" };
        ProgramCommand command = new(
            "input",
            "Measure input devices: latency, bytes and rate, beside the designs of other forwarders",
            ("rdfwd bench input --via 'ssh localhost'", "through a real ssh"))
        {
            via, events, seconds, json,
        };
        command.SetAction(result =>
        {
            InputBench bench = new(result.GetValue(via)!, Math.Clamp(result.GetValue(events), 10, 100_000), Math.Clamp(result.GetValue(seconds), 0, 3600));
            InputBenchResult found = bench.Run(line => Console.Error.WriteLine($"rdfwd: {line}"));
            Console.Out.WriteLine(result.GetValue(json) ? found.ToJson() : found.ToText());
            return found.IsComplete ? (int)ExitCode.Ok : (int)ExitCode.SystemFailed;
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
            PeerDesign peer = PeerDesign.Named(result.GetRequiredValue(design));
            if (result.GetRequiredValue(end) == "read")
                peer.Read(result.GetValue(node) ?? "");
            else
                peer.Create();
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
