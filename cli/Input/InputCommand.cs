using System.CommandLine;

namespace Rdfwd.Cli.Input;

/// <summary><c>rdfwd input …</c></summary>
internal static class InputCommand
{
    public static Command Create() => new("input", "Read input devices here and create them there")
    {
        InputListCommand.Create(),
        InputDescribeCommand.Create(),
        InputReadCommand.Create(),
        InputCreateCommand.Create(),
        InputConnectCommand.Create(),
        InputCtlCommand.Create(),
        InputMapCommand.Create(),
        InputRecordCommand.Create(),
        InputReplayCommand.Create(),
    };
}
