using System.CommandLine;
using Rdfwd.Input.Links;
using Rdfwd.Input.Sinks;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;

namespace Rdfwd.Cli.Input;

/// <summary><c>rdfwd input create</c></summary>
internal static class InputCreateCommand
{
    public static Command Create()
    {
        Option<bool> verbose = new("-v", "--verbose") { Description = "print every event" };
        Option<bool> bothWays = new("--both-ways") { Description = "answer on standard output: LEDs, force feedback, the repeat rate" };
        Option<double?> timeout = new("--timeout") { Description = "seconds of silence after which everything is let go; the reading end's by default", HelpName = "SECONDS" };
        Option<bool> compatible = new("-S", "-C") { Hidden = true };
        Command command = new("create", "Create the devices that come on standard input") { verbose, bothWays, timeout, compatible };
        command.SetAction(result => Run(new SinkOptions
        {
            BothWays = result.GetValue(bothWays),
            Verbose = result.GetValue(verbose),
            Timeout = result.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0.05, 3600)) : null,
        }));
        return command;
    }

    private static int Run(SinkOptions options)
    {
        using SafeFileDescriptor input = new(0, ownsHandle: false);
        using SafeFileDescriptor output = new(1, ownsHandle: false);
        if (options.BothWays)
            StreamGreeting.Announce(output, InputProgramText.Text);
        StreamGreeting.Expect(input, InputProgramText.Text, -1);
        using WireConnection connection = new(input, options.BothWays ? output : null, TimeProvider.System) { KeepsTime = false };
        connection.MarkHelloDone();
        using InputSink sink = new(connection, options, new ConsoleLog(options.Verbose), TimeProvider.System);
        using InputSignals signals = new(sink.Stop, null);
        LatencyPriority.Raise();
        sink.Run();
        return (int)ExitCode.Ok;
    }
}
