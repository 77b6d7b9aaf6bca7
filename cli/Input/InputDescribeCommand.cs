using System.CommandLine;
using Rdfwd.Input;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Selecting;
using Rdfwd.Input.Text;

namespace Rdfwd.Cli.Input;

/// <summary><c>rdfwd input describe</c></summary>
internal static class InputDescribeCommand
{
    public static Command Create()
    {
        Argument<string> device = new("device") { Description = "the one device that is meant" };
        Command command = new("describe", "Print everything that the kernel says of a device") { device };
        command.SetAction(result =>
        {
            using EvdevDevice open = EvdevDevice.Open(NodeOf(result.GetRequiredValue(device)));
            Console.Out.Write(DescriptionWriter.Write(open.Description));
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static string NodeOf(string text)
    {
        Selector selector = Selector.Parse(text);
        if (selector.Path is { } path)
            return path;
        string[] nodes = [.. DeviceListing.All().Where(listed => selector.Matches(listed.Node, listed.Description)).Select(listed => listed.Node)];
        return nodes.Length switch
        {
            1 => nodes[0],
            0 => throw new InputException(InputFailure.NotFound, $"No device matches {text}. `rdfwd input list` shows those that exist."),
            _ => throw new InputException(InputFailure.Usage, $"{text} matches several devices: {string.Join(", ", nodes)}. Name one of them."),
        };
    }
}
