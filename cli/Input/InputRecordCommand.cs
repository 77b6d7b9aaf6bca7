using System.CommandLine;
using System.Text;
using Rdfwd.Input;
using Rdfwd.Input.Recording;
using Rdfwd.Input.Sources;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Input;

/// <summary><c>rdfwd input record</c></summary>
internal static class InputRecordCommand
{
    public static Command Create()
    {
        SourceArguments source = new();
        Option<string> output = new("-o", "--output") { Description = "the file; standard output by default", HelpName = "FILE", DefaultValueFactory = _ => "-" };
        Command command = new("record", "Record devices and what they do, with timing");
        source.AddTo(command);
        command.Options.Add(output);
        command.SetAction(result =>
        {
            SourceOptions options = source.Read(result, bothWays: false);
            using EventTail tail = new(options, new ConsoleLog(options.Verbose));
            using InputSignals signals = new(tail.Stop, null);
            tail.Open();
            using StreamWriter writer = Open(result.GetValue(output)!);
            RecordingWriter recording = new(writer);
            recording.WriteDevices([.. tail.Devices.Select(device => device.Description)]);
            writer.Flush();
            tail.Run((device, raw) => recording.WriteEvent(device, (raw.sec * 1_000_000L) + raw.usec, new(raw.type, raw.code, raw.value)));
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static StreamWriter Open(string path)
    {
        try
        {
            Stream stream = path == "-" ? Console.OpenStandardOutput() : new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
            return new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(InputFailure.BadFile, $"{path} cannot be written: {SystemWords.Of(exception)}", exception);
        }
    }
}
