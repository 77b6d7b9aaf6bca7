using System.CommandLine;
using System.Globalization;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd record</c></summary>
internal static class RecordCommand
{
    private const long Megabyte = 1_000_000;

    public static Command Create()
    {
        TargetOptions target = new();
        Argument<string?> file = new("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "Where to write; must not exist" };
        Option<string?> duration = new("--duration") { HelpName = "TIME", Description = "Stop after this time: 90s, 30m" };
        Option<int> size = new("--max-size") { HelpName = "MB", Description = "Stop at this size of the file", DefaultValueFactory = _ => 1000 };
        size.Validators.Add(result => Bench.BenchOptions.CheckRange(result, 1, 1_000_000));
        ProgramCommand command = new(
            "record",
            "Keep a session's pictures and the times of its frames",
            ("rdfwd record ssh:host trouble.rec", "until Ctrl-C; to be run again with rdfwd replay"),
            ("rdfwd record trouble.rec --duration 10s", "ten seconds of the only session of this machine"));
        target.AddTo(command, checkTarget: false);
        command.Add(file);
        command.Add(duration);
        command.Add(size);
        command.SetAction(result =>
        {
            // A single word is the file.
            string? path = result.GetValue(file);
            Target where = Target.Here;
            if (path is null)
                path = target.TargetText(result) ?? throw new SessionException(Failure.Usage, "there is no file to write to; name one");
            else
                where = target.Target(result);
            TimeSpan time = TimeSpan.Zero;
            if (result.GetValue(duration) is { } text && (!DurationText.TryParse(text, out time) || time <= TimeSpan.Zero))
                throw new SessionException(Failure.Usage, $"'{text}' is no time; write 90s, 30m or 8h");
            using RecordClient client = new(where, target.Connection(result))
            {
                MostBytes = result.GetValue(size) * Megabyte,
                Duration = time,
                Tell = line => Console.Error.WriteLine($"rdfwd: {Printable.Line(line)}"),
            };
            string why = Write(path, client);
            if (result.GetValue(target.Json))
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"frames\": {client.Frames}, \"bytes\": {client.Bytes}, \"gaps\": {client.Gaps}}}"));
            else
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recorded {client.Frames} frames, {client.Bytes / (double)Megabyte:0.0} MB, to {path} ({why.TrimEnd('.')})"));
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static string Write(string path, RecordClient client)
    {
        if (File.Exists(path))
            throw new SessionException(Failure.FileFailed, $"{path} exists already; name another file");
        try
        {
            using FileStream output = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 1 << 16);
            try
            {
                return client.Run(output);
            }
            catch when (client.Bytes == 0)
            {
                File.Delete(path);
                throw;
            }
            catch (RdfwdException e)
            {
                Failure failure = e is SessionException session ? session.Failure : Failure.ProtocolError;
                throw new SessionException(failure, string.Create(CultureInfo.InvariantCulture, $"{e.Message.TrimEnd('.')}; the recording ends there, and {path} has the {client.Frames} frames before"), e);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"{path} cannot be written: {SystemWords.Of(e)}", e);
        }
    }
}
