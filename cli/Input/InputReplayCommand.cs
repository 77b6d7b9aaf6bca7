using System.CommandLine;
using Rdfwd.Input.Recording;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Cli.Input;

/// <summary><c>rdfwd input replay</c></summary>
internal static class InputReplayCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "a recording of rdfwd, evemu or `libinput record`" };
        Option<double> speed = new("--speed") { Description = "how many times as fast", HelpName = "FACTOR", DefaultValueFactory = _ => 1 };
        Option<double> delay = new("--delay") { Description = "seconds between creating the devices and the first event", HelpName = "SECONDS", DefaultValueFactory = _ => 1 };
        Command command = new("replay", "Create recorded devices and let them do again what they did") { file, speed, delay };
        command.SetAction(result =>
        {
            FileInfo source = result.GetRequiredValue(file);
            using CancellationTokenSource cancel = new();
            using InputSignals signals = new(cancel.Cancel, null);
            using Player player = new(RecordingReader.Read(TextFile.Read(source), source.Name));
            foreach (UinputDevice device in player.Devices)
                Console.Error.WriteLine($"rdfwd: {device.EventNode} is \"{device.Description.Name}\".");
            // Programs need a moment to open what is new.
            if (!cancel.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(Math.Clamp(result.GetValue(delay), 0, 3600))))
                player.Play(Math.Clamp(result.GetValue(speed), 0.001, 1000), cancel.Token);
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
