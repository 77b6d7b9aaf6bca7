using System.CommandLine;
using Rdfwd.Input;
using Rdfwd.Input.Sources;
using Rdfwd.Session.Devices;
using Rdfwd.Session.Targets;

namespace Rdfwd.Cli.Input;

/// <summary><c>rdfwd input connect</c></summary>
internal static class InputConnectCommand
{
    public static Command Create()
    {
        // Its own -v, and devices after the target, belong to the source's options.
        TargetOptions target = new() { SharesVerbose = true };
        SourceArguments source = new();
        ProgramCommand command = new(
            "connect",
            "Forward devices to another machine, with LEDs and force feedback back",
            ("rdfwd input connect ssh:host -G kind:keyboard -G kind:mouse --hotkey leftctrl+leftalt+f12", "share keyboard and mouse with host"),
            ("rdfwd input connect ssh:host 'name:*Pad*'", "lend a gamepad, with its rumble"));
        target.AddTo(command, json: false);
        source.AddTo(command);
        command.SetAction(result =>
        {
            Target where = target.Target(result);
            if (where.Kind == TargetKind.Local)
                throw new InputException(InputFailure.Usage, "Name the other machine, as in: rdfwd input connect ssh:host -G kind:keyboard");
            SourceOptions options = source.Read(result, bothWays: true);
            ConsoleLog log = new(source.Verbose(result));
            using DeviceClient client = new(where, target.Connection(result), options, log);
            using InputSignals signals = new(client.Stop, client.Toggle);
            using SourceRegistration registration = new(options);
            client.SideChanged = registration.Update;
            LatencyPriority.Raise();
            return client.Run() == SourceEnd.NoDevices ? (int)ExitCode.DeviceGone : (int)ExitCode.Ok;
        });
        return command;
    }
}
