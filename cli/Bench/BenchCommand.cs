using System.CommandLine;

namespace Rdfwd.Cli.Bench;

/// <summary><c>rdfwd bench</c></summary>
internal static class BenchCommand
{
    public static Command Create() => new ProgramCommand("bench", "Measure from the key press to the changed pixel on one machine")
    {
        BenchLatencyCommand.Create(),
        BenchStartCommand.Create(),
        BenchSoakCommand.Create(),
        BenchInputCommand.Create(),
        BenchPeersCommand.Create(),
        BenchMatrixCommand.Create(),
        BenchReportCommand.Create(),
    };
}
