using System.CommandLine;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Text;

namespace Rdfwd.Cli.Input;

/// <summary><c>rdfwd input describe</c></summary>
internal static class InputDescribeCommand
{
    public static Command Create()
    {
        Argument<string> device = new("device") { Description = "the event node" };
        Command command = new("describe", "Print everything that the kernel says of a device") { device };
        command.SetAction(result =>
        {
            using EvdevDevice open = EvdevDevice.Open(result.GetRequiredValue(device));
            Console.Out.Write(DescriptionWriter.Write(open.Description));
            return (int)ExitCode.Ok;
        });
        return command;
    }
}
