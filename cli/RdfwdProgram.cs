using System.CommandLine;
using System.CommandLine.Parsing;
using Rdfwd.Cli.Printing;

namespace Rdfwd.Cli;

/// <summary>Parses the command line, runs the command and turns every failure into a sentence and an exit code.</summary>
internal static class RdfwdProgram
{
    public static int Run(string[] args)
    {
        ParseResult result = CommandTree.Create().Parse(args);
        if (result.Errors.Count > 0 && result.Action is not System.CommandLine.Help.HelpAction)
            return ErrorPrinter.PrintUsage(result);
        try
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e)
        {
            return ErrorPrinter.Print(e);
        }
    }
}
