using System.CommandLine;
using Rdfwd.Bench.Link;
using Rdfwd.Bench.Results;
using Rdfwd.Bench.Runs;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd bench soak</c></summary>
internal static class BenchSoakCommand
{
    public static Command Create()
    {
        Option<double> minutes = new("--minutes") { HelpName = "M", Description = "How long; the first minute does not count", DefaultValueFactory = _ => 10 };
        LinkOptions link = new();
        Option<bool> json = new("--json") { Description = "Print JSON, with every sample" };
        ProgramCommand command = new(
            "soak",
            "Everything at once for a long time: does memory stay flat?",
            ("rdfwd bench soak", "ten minutes of video, scrolling, a flood, dragging, typing, windows that come and go"),
            ("rdfwd bench soak --minutes 3 --json", "shorter, with all samples"))
        {
            minutes,
            json,
        };
        minutes.Validators.Add(result => BenchOptions.CheckRange(result, 0.05, 10_000));
        link.AddTo(command);
        command.SetAction(result =>
        {
            LinkShape shape = link.Read(result);
            using BenchGuard guard = new(waits: true);
            using BenchGround ground = new();
            using SessionForwarding forwarding = new(ground.Site, ground.Ssh, shape);
            SoakRun run = new(ground.Site, forwarding, TimeSpan.FromMinutes(result.GetValue(minutes)));
            SoakResult found = run.Run(line => Console.Error.WriteLine($"rdfwd: {line}"), guard.Token);
            if (result.GetValue(json))
                Console.Out.WriteLine(ResultJson.Format(found));
            else
                ResultPrinter.Print(found, Console.Out);
            return (int)(guard.Token.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Ok);
        });
        return command;
    }
}
