using System.CommandLine;
using System.CommandLine.Parsing;
using Rdfwd.Display;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Input;
using Rdfwd.Interop;
using Rdfwd.Session;
using Rdfwd.Session.Text;
using Rdfwd.Wire;

namespace Rdfwd.Cli.Printing;

/// <summary>Prints failures on standard error and gives them their exit codes.</summary>
internal static class ErrorPrinter
{
    /// <summary>One sentence, then the lines that explain it. Anything but a <see cref="RdfwdException"/> is a defect and shows its trace.</summary>
    public static int Print(Exception error)
    {
        if (error is DllNotFoundException missing)
        {
            Console.Error.WriteLine($"rdfwd: a library is missing on this machine ({Printable.Line(missing.Message, 200)}); rdfwd doctor says which package has it");
            return (int)ExitCode.SystemFailed;
        }

        if (error is IOException failure)
        {
            Console.Error.WriteLine($"rdfwd: {Printable.Line(failure.Message)}");
            return (int)ExitCode.FileFailed;
        }

        if (error is not RdfwdException)
        {
            Console.Error.WriteLine($"rdfwd: internal error, please report it with what follows: {error}");
            return (int)ExitCode.InternalError;
        }

        string[] lines = error.Message.Split('\n');
        Console.Error.WriteLine($"rdfwd: {Printable.Continued(Printable.Line(lines[0], 2000))}");
        IEnumerable<string> details = lines.Skip(1);
        if (error is SessionException session)
            details = details.Concat(session.Details);
        foreach (string line in details)
            Console.Error.WriteLine($"  {Printable.Line(line)}");
        return (int)CodeOf(error);
    }

    /// <summary>A command line that cannot be understood.</summary>
    public static int PrintUsage(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        List<string> path = [];
        for (CommandResult? at = result.CommandResult; at is not null; at = at.Parent as CommandResult)
            path.Insert(0, at.Command is RootCommand ? "rdfwd" : at.Command.Name);
        string name = string.Join(' ', path);
        if (command.Subcommands.Count > 0 && result.UnmatchedTokens.Count > 0 && !result.UnmatchedTokens[0].StartsWith('-'))
        {
            string wrong = result.UnmatchedTokens[0];
            string? near = command.Subcommands.Where(known => !known.Hidden).Select(known => known.Name).FirstOrDefault(known => Spelling.IsNear(wrong, known));
            Console.Error.WriteLine($"rdfwd: there is no command '{Printable.Line(wrong, 60)}'{(near is null ? "" : $", but there is '{near}'")}; see: {name} --help");
            return (int)ExitCode.Usage;
        }

        string error = Printable.Line(UsageText.Of(result.Errors[0], result.CommandResult));
        Console.Error.WriteLine($"rdfwd: {error}{(error.EndsWith('?') ? " See" : "; see")}: {name} --help");
        return (int)ExitCode.Usage;
    }

    public static ExitCode CodeOf(Exception error)
    {
        return error switch
        {
            SessionException session => CodeOf(session.Failure),
            ProtocolException => ExitCode.ProtocolError,
            LinkException { Reason: DisconnectReason.Timeout } => ExitCode.Timeout,
            LinkException => ExitCode.ConnectionLost,
            InputException input => CodeOf(input.Reason),
            VideoCodecException => ExitCode.NoCodec,
            DisplayException => ExitCode.NoDisplay,
            NativeException => ExitCode.SystemFailed,
            _ => ExitCode.InternalError,
        };
    }

    public static ExitCode CodeOf(InputFailure failure)
    {
        return failure switch
        {
            InputFailure.NotFound => ExitCode.NoDevice,
            InputFailure.Permission => ExitCode.PermissionDenied,
            InputFailure.Busy => ExitCode.DeviceBusy,
            InputFailure.Unplugged => ExitCode.DeviceGone,
            InputFailure.Refused => ExitCode.DeviceRefused,
            InputFailure.BadFile => ExitCode.FileFailed,
            InputFailure.Usage => ExitCode.Usage,
            _ => ExitCode.SystemFailed,
        };
    }

    public static ExitCode CodeOf(Failure failure)
    {
        return failure switch
        {
            Failure.Usage => ExitCode.Usage,
            Failure.ConnectionLost => ExitCode.ConnectionLost,
            Failure.Timeout => ExitCode.Timeout,
            Failure.SshFailed => ExitCode.SshFailed,
            Failure.UnknownHost => ExitCode.UnknownHost,
            Failure.ConnectionRefused => ExitCode.ConnectionRefused,
            Failure.HostKeyRejected => ExitCode.HostKeyRejected,
            Failure.AuthenticationFailed => ExitCode.AuthenticationFailed,
            Failure.NoRemoteProgram => ExitCode.NoRemoteProgram,
            Failure.OtherArchitecture => ExitCode.OtherArchitecture,
            Failure.DeployFailed => ExitCode.DeployFailed,
            Failure.VersionMismatch => ExitCode.VersionMismatch,
            Failure.NoSuchSession => ExitCode.NoSuchSession,
            Failure.SeveralSessions => ExitCode.SeveralSessions,
            Failure.DisplayTaken => ExitCode.DisplayTaken,
            Failure.XServerFailed => ExitCode.XServerFailed,
            Failure.ChildNotFound => ExitCode.ChildNotFound,
            Failure.NoDisplay => ExitCode.NoDisplay,
            Failure.TakenOver => ExitCode.TakenOver,
            Failure.ProtocolError => ExitCode.ProtocolError,
            Failure.PermissionDenied => ExitCode.PermissionDenied,
            Failure.FileFailed => ExitCode.FileFailed,
            Failure.NoCodec => ExitCode.NoCodec,
            Failure.SessionEnded => ExitCode.SessionEnded,
            Failure.Refused => ExitCode.Refused,
            Failure.BadConfiguration => ExitCode.BadConfiguration,
            Failure.Interrupted => ExitCode.Interrupted,
            _ => ExitCode.InternalError,
        };
    }
}
