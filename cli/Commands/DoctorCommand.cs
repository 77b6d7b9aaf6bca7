using System.CommandLine;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd doctor</c></summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        ProgramCommand command = new("doctor", "Check what a machine lacks, and how to mend it");
        command.SetAction(_ => (int)ExitCode.Ok);
        return command;
    }
}
