using System.CommandLine;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Probe;
using Rdfwd.Bench.Results;
using Rdfwd.Bench.Runs;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd bench start</c></summary>
internal static class BenchStartCommand
{
    public static Command Create()
    {
        Option<int> repetitions = new("--repeat") { HelpName = "N", Description = "How often", DefaultValueFactory = _ => 10 };
        Option<WindowSize> size = BenchOptions.Size();
        LinkOptions link = new();
        Option<bool> json = new("--json") { Description = "Print JSON" };
        ProgramCommand command = new(
            "start",
            "From the command to the window's first correct pixel",
            ("rdfwd bench start", "start and attach, ten times each"))
        {
            repetitions,
            size,
            json,
        };
        repetitions.Validators.Add(result => BenchOptions.CheckRange(result, 1, 1000));
        link.AddTo(command);
        command.SetAction(result =>
        {
            WindowSize window = result.GetValue(size);
            LinkShape shape = link.Read(result);
            ProbeOptions probe = new(SceneKind.Idle, window.Width, window.Height, 60, null, "rdfwd probe");
            using BenchGuard guard = new();
            using BenchGround ground = new();
            StartResult found = StartRun.Run(ground.Site, () => new SessionForwarding(ground.Site, ground.Ssh, shape), probe, result.GetValue(repetitions));
            if (result.GetValue(json))
                Console.Out.WriteLine(ResultJson.Format(found));
            else
                ResultPrinter.Print(found, Console.Out);
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
