using System.CommandLine;
using Rdfwd.Bench;
using Rdfwd.Bench.Matrix;
using Rdfwd.Session;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd bench matrix</c></summary>
internal static class BenchMatrixCommand
{
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "The matrix, YAML (docs/benchmarks.md)" };
        Option<string?> output = new("--output", "-o") { HelpName = "FILE", Description = "Where results go, a line of JSON each [default: here, under the name of FILE]; what it has is not run again" };
        Option<string?> report = new("--report") { HelpName = "FILE", Description = "Where the report goes, HTML [default: beside the results]" };
        Option<bool> list = new("--list") { Description = "Only show the runs, and which are recorded" };
        ProgramCommand command = new(
            "matrix",
            "Run scenes over links with all combinations of settings, and report",
            ("rdfwd bench matrix bench/matrices/standard.yaml", "to standard.jsonl and standard.html"),
            ("rdfwd bench matrix my.yaml -o after.jsonl", "the same line again goes on where it stopped"))
        {
            file,
            output,
            report,
            list,
        };
        command.SetAction(result =>
        {
            string path = result.GetValue(file)!;
            string name = Path.GetFileNameWithoutExtension(path);
            string results = result.GetValue(output) ?? name + ".jsonl";
            MatrixPlan plan = ReadPlan(path);
            if (result.GetValue(list))
                return List(plan, results);
            void Report() => BenchReportCommand.Write(results, null, result.GetValue(report) ?? Path.ChangeExtension(results, ".html"));
            using BenchGuard guard = new(lastWords: () =>
            {
                if (ResultFile.Recorded(results).Count > 0)
                    Report();
            });
            MatrixRun run = new(plan, results, $"{ProgramVersion.Program} {ProgramVersion.Build}", () => new BenchGround(), Console.Error.WriteLine);
            (int made, int skipped, int failed) = run.Run(guard.Token);
            guard.Token.ThrowIfCancellationRequested();
            Console.Out.WriteLine($"{made} runs made, {skipped} recorded before, {failed} failed; results in {results}");
            if (made + skipped > 0)
                Report();
            return (int)(failed > 0 ? ExitCode.SystemFailed : ExitCode.Ok);
        });
        return command;
    }

    private static MatrixPlan ReadPlan(string path)
    {
        try
        {
            MatrixPlan plan = MatrixReader.Read(File.ReadAllText(path), path, Forwardings.All);
            Check(plan);
            return plan;
        }
        catch (BenchException e)
        {
            throw new SessionException(Failure.Usage, e.Message.TrimEnd('.'), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"{path} cannot be read", e);
        }
    }

    private static void Check(MatrixPlan plan)
    {
        foreach (string over in plan.Through)
        {
            Forwardings.Check(over);
            if (!Forwardings.HasLink(over) && plan.Links.FirstOrDefault(l => !l.Shape.IsNone) is { } link)
                throw new SessionException(Failure.Usage, $"{over} has no link that could be simulated; leave {link.Name} away");
        }
    }

    private static int List(MatrixPlan plan, string results)
    {
        IReadOnlySet<string> recorded = ResultFile.Recorded(results);
        foreach (MatrixPoint point in plan.Points())
            Console.Out.WriteLine($"{(recorded.Contains(point.Key) ? "recorded" : "        ")}  {point.Key}");
        return (int)ExitCode.Ok;
    }
}
