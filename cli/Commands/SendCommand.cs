using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Rdfwd.Session.Files;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd send</c></summary>
internal static class SendCommand
{
    public static Command Create()
    {
        TargetOptions target = new();
        Argument<string[]> files = new("FILE") { Description = "What to send", Arity = ArgumentArity.OneOrMore };
        ProgramCommand command = new(
            "send",
            "Send files to a session's download folder",
            ("rdfwd send ssh:host picture.png notes.txt", "to the only session of another machine"),
            ("rdfwd send ssh:host:101 big.iso", "again after a lost link: goes on where it stopped"));
        target.AddTo(command);
        command.Add(files);
        command.SetAction(result =>
        {
            string[] paths = result.GetValue(files) ?? [];
            foreach (string path in paths)
                FileUpload.Check(path);
            bool json = result.GetValue(target.Json);
            ProgressLine progress = new();
            FileUpload upload = new(target.Target(result), target.Connection(result))
            {
                Tell = line => progress.Interrupt($"rdfwd: {Printable.Line(line)}"),
                Progress = progress.Show,
            };
            try
            {
                foreach (string file in paths)
                {
                    progress.Begin(file);
                    string path = upload.Send(file);
                    progress.End();
                    Console.Out.WriteLine(json ? $"{{\"file\":\"{JsonEncodedText.Encode(file)}\",\"path\":\"{JsonEncodedText.Encode(path)}\"}}" : $"{Printable.Line(file)} is there as {Printable.Line(path)}");
                }
            }
            finally
            {
                progress.End();
                upload.Close();
            }

            return (int)ExitCode.Ok;
        });
        return command;
    }

    /// <summary>One line on a terminal that is written over and over; nothing without a terminal.</summary>
    private sealed class ProgressLine
    {
        private const long EveryMs = 200;

        private string _file = "";
        private long _shownMs;
        private bool _open;

        public void Begin(string file) => _file = Path.GetFileName(file);

        public void Show(long written, long size)
        {
            if (!Terminal.HasStandardError || size == 0 || Environment.TickCount64 - _shownMs < EveryMs)
                return;
            _shownMs = Environment.TickCount64;
            _open = true;
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{Printable.Line(_file, 40)}  {written * 100 / size,3} %  {SizeText.Format(written)} of {SizeText.Format(size)}\u001b[K"));
        }

        public void Interrupt(string line)
        {
            End();
            Console.Error.WriteLine(line);
        }

        public void End()
        {
            if (_open)
                Console.Error.Write("\r\u001b[K");
            _open = false;
        }
    }
}
