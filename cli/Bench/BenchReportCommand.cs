using System.CommandLine;
using Rdfwd.Bench;
using Rdfwd.Bench.Report;
using Rdfwd.Session;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd bench report</c></summary>
internal static class BenchReportCommand
{
    public static Command Create()
    {
        Argument<string> results = new("RESULTS") { Description = "What rdfwd bench matrix wrote" };
        Option<string?> compare = new("--compare") { HelpName = "RESULTS", Description = "Earlier results: what differs by more than chance is marked" };
        Option<string?> output = new("--output", "-o") { HelpName = "FILE", Description = "The report [default: RESULTS with .html]" };
        ProgramCommand command = new(
            "report",
            "Draw results, alone or beside earlier ones, as one HTML file",
            ("rdfwd bench report after.jsonl --compare before.jsonl", "to after.html"))
        {
            results,
            compare,
            output,
        };
        command.SetAction(result =>
        {
            string path = result.GetValue(results)!;
            Write(path, result.GetValue(compare), result.GetValue(output) ?? Path.ChangeExtension(path, ".html"));
            return (int)ExitCode.Ok;
        });
        return command;
    }

    public static void Write(string results, string? other, string path)
    {
        try
        {
            File.WriteAllText(path, HtmlReport.Create(results, other));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"the report {path} cannot be made of {results}: a file cannot be read or written", e);
        }
        catch (BenchException e)
        {
            throw new SessionException(Failure.FileFailed, e.Message.TrimEnd('.'), e);
        }

        Console.Out.WriteLine($"report in {path}");
    }
}
