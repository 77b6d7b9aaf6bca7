using System.CommandLine;
using Rdfwd.Input.Links;
using Rdfwd.Input.Sources;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;

namespace Rdfwd.Cli.Input;

/// <summary><c>rdfwd input read</c></summary>
internal static class InputReadCommand
{
    public static Command Create()
    {
        SourceArguments source = new();
        Option<bool> stream = new("-D", "--stream") { Description = "write the stream for `rdfwd input create` even to a terminal" };
        Option<bool> text = new("--text") { Description = "print the events as text, as on a terminal" };
        Option<bool> compatible = new("-C") { Hidden = true };
        Command command = new("read", "Read devices and write them to standard output");
        source.AddTo(command);
        command.Options.Add(stream);
        command.Options.Add(text);
        command.Options.Add(compatible);
        command.SetAction(result =>
        {
            SourceOptions options = source.Read(result, bothWays: false);
            bool forPeople = result.GetValue(text) || (!result.GetValue(stream) && Libc.isatty(1) == 1);
            return forPeople ? InputDump.Run(options) : Run(options);
        });
        return command;
    }

    private static int Run(SourceOptions options)
    {
        ConsoleLog log = new(options.Verbose);
        using SafeFileDescriptor output = new(1, ownsHandle: false);
        using InputSource source = new(options, log, TimeProvider.System);
        using InputSignals signals = new(source.Stop, source.Toggle);
        using SourceRegistration registration = new(options);
        source.SideChanged = registration.Update;
        source.Open();
        StreamGreeting.Announce(output, InputProgramText.Text);
        using WireConnection link = new(null, output, TimeProvider.System);
        LatencyPriority.Raise();
        SourceEnd end = source.Run(link);
        link.Flush(200);
        return Finish(end, link, log);
    }

    public static int Finish(SourceEnd end, WireConnection link, ConsoleLog log)
    {
        switch (end)
        {
            case SourceEnd.Stopped or SourceEnd.Panic:
                return (int)ExitCode.Ok;
            case SourceEnd.NoDevices:
                return (int)ExitCode.DeviceGone;
            default:
                log.Say(link.Aborted?.Message ?? "The other end fell silent.");
                return (int)ExitCode.ConnectionLost;
        }
    }
}
