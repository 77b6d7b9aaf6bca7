using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using Rdfwd.Cli.Configuration;
using Rdfwd.Cli.Printing;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli;

/// <summary>Parses the command line, runs the command and turns every failure into a sentence and an exit code.</summary>
internal static class RdfwdProgram
{
    public static int Run(string[] args)
    {
        NativeHeap.ReturnWhatIsFreed();
        Console.SetOut(Plain(1));
        Console.SetError(Plain(2));
        if (args.Length == 0)
        {
            HelpPage.WriteProgram(CommandTree.Create(), Console.Error);
            return (int)ExitCode.Usage;
        }

        // xpra's flags take yes and no; the library's take true and false.
        args = [.. args.Select(word => word.StartsWith("--exit-with-children=", StringComparison.Ordinal) ? word.Replace("=yes", "=true", StringComparison.Ordinal).Replace("=no", "=false", StringComparison.Ordinal) : word)];
        if (args is [['[', 's', 'u', 'g', 'g', 'e', 's', 't', ..], { } line])
            args = [args[0], ForCompletion(line)];
        RootCommand root = CommandTree.Create();
        ParseResult result = root.Parse(args);
        if (result.Action is ParseErrorAction)
            return ErrorPrinter.PrintUsage(result);
        try
        {
            string[] completed = ConfiguredArguments.Complete(args, result, root);
            if (completed.Length > args.Length)
                result = root.Parse(completed);
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (Exception e)
        {
            return ErrorPrinter.Print(e);
        }
    }

    // Of "--option=wor" the library completes nothing; to bash the word begins behind the sign anyway.
    private static string ForCompletion(string line)
    {
        int word = line.LastIndexOf(' ') + 1, sign = line.IndexOf('=', word);
        return sign > word && line.AsSpan(word).StartsWith("--") ? $"{line[..sign]} {line[(sign + 1)..]}" : line;
    }

    private static StreamWriter Plain(int descriptor)
    {
        return new StreamWriter(new StandardStream(descriptor), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
    }
}
