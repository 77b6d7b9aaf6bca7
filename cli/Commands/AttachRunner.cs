using System.CommandLine;
using Rdfwd.Cli.Input;
using Rdfwd.Cli.Printing;
using Rdfwd.Display.Near;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Connecting;
using Rdfwd.Session.Files;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;
using Rdfwd.Session.Transports;

namespace Rdfwd.Cli.Commands;

/// <summary>Runs a client that shows windows, until it is detached or the session ends, and says how it ended.</summary>
internal static class AttachRunner
{
    /// <param name="targetOptions">Where to, and how.</param>
    /// <param name="attach">How to show the windows.</param>
    /// <param name="result">The command line.</param>
    /// <param name="verb">attach or start.</param>
    /// <param name="options">The options of the verb, as they travel.</param>
    /// <param name="passStatus">Whether the exit status is that of the session's last program.</param>
    public static int Run(TargetOptions targetOptions, AttachOptions attach, ParseResult result, string verb, Dictionary<string, string[]> options, bool passStatus = false)
    {
        Target target = targetOptions.Target(result);
        string displayName = Environment.GetEnvironmentVariable("DISPLAY") ?? "";
        if (displayName.Length == 0)
        {
            string advice = verb == "start" ? "; run this in a desktop's terminal, or only start with --attach=no" : "; run this in a desktop's terminal";
            throw new SessionException(Failure.NoDisplay, "there is no display here to show windows on ($DISPLAY is not set)" + advice);
        }

        StreamRequest.Add(options, attach.EncoderName(result), attach.BitsPerSecond(result), attach.IsReadOnly(result));
        string host = target.Kind == TargetKind.Ssh ? target.Host : "";
        ServiceOptions services = attach.Services(result) with { Where = host.Length > 0 ? $" on {host}" : "", Tell = Tell };
        ServiceRequest.Add(options, services.Notifications || services.Inhibition, services.Links != LinkPolicy.No, services.Files != LinkPolicy.No);
        NearDisplayOptions nearOptions = attach.NearOptions(result, displayName, host);
        ConnectionOptions connection = targetOptions.Connection(result);
        using LeaveSignals signals = new();
        using BegunLink begun = BegunLink.To(target, connection);
        signals.Cover(begun);
        using INearEnd near = NearEnds.Open(nearOptions, attach.Direction(result), attach.ClipboardLimitBytes(result), services, targetOptions.Verbose(result));
        using AttachClient client = new(target, connection, near)
        {
            Begun = begun,
            Reconnect = result.GetValue(attach.Reconnect) != "no",
            MeasuresClock = result.GetValue(attach.Statistics),
            Tell = Tell,
        };
        signals.Cover(client);
        using DeviceForwarding? devices = DeviceForwarding.Start(target, connection, result.GetValue(attach.Devices) ?? [], targetOptions.Verbose(result));
        using DroppedFiles dropped = new(() => There(target, client.Display), connection, Tell);
        near.FilesDropped += dropped.Add;
        return Report(client.Run(verb, options), target, passStatus);
    }

    private static void Tell(string line) => Console.Error.WriteLine($"rdfwd: {Printable.Line(line)}");

    private static Target There(Target target, string display) => target with { Session = SessionSelector.TryParse(display, out SessionSelector session) ? session : target.Session };

    private static int Report(AttachResult end, Target target, bool passStatus)
    {
        Target there = There(target, end.Display);
        switch (end.Kind)
        {
            case AttachEnd.Detached:
                Console.Error.WriteLine($"rdfwd: detached; session {end.Display} ({Printable.Line(end.Name)}) runs on; return with: rdfwd attach {there}");
                return (int)ExitCode.Ok;
            case AttachEnd.SessionEnded when passStatus && end.ChildStatus is int status:
                return status;
            case AttachEnd.SessionEnded when passStatus:
                return ErrorPrinter.Print(new SessionException(Failure.SessionEnded, $"{end.Message.TrimEnd('.')}; its program's exit status is not known"));
            case AttachEnd.SessionEnded:
                Console.Error.WriteLine($"rdfwd: {Printable.Line(end.Message)}");
                return (int)ExitCode.Ok;
            default:
                return ErrorPrinter.Print(new SessionException(end.Failure, end.Message));
        }
    }
}
