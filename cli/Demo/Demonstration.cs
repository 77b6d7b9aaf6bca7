using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Rdfwd.Display.Images;
using Rdfwd.Interop.Libc;
using Rdfwd.Session;
using Rdfwd.Session.Text;
using Rdfwd.Session.XServers;

namespace Rdfwd.Cli.Demo;

/// <summary>
/// The demo: a session with xterm, a client that shows it, a command typed through the forwarding, a picture of what the
/// client shows, and everything cleaned away. It runs the commands that a user would type, in a runtime directory of its own.
/// </summary>
internal sealed class Demonstration
{
    private const string Title = "rdfwd demo";
    private const string SecondLine = "echo typed here, run there, shown here";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TextWriter _output;
    private readonly bool _ssh;
    private readonly string _picture;
    private readonly string _directory = Directory.CreateTempSubdirectory("rdfwd-demo-").FullName;
    private readonly Dictionary<string, string> _environment = [];
    private readonly List<string> _target = [];
    private volatile bool _interrupted;

    public Demonstration(TextWriter output, bool ssh, string picture)
    {
        _output = output;
        _ssh = ssh;
        _picture = picture;
    }

    public int Run()
    {
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
            _environment[(string)variable.Key] = (string?)variable.Value ?? "";
        string runtime = Directory.CreateDirectory(Path.Combine(_directory, "run"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        _environment["XDG_RUNTIME_DIR"] = runtime;
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            _interrupted = true;
        });
        PrivateXServer? server = null;
        LoopbackSshd? sshd = null;
        try
        {
            string? authority = null;
            string display = _environment.GetValueOrDefault("DISPLAY", "");
            if (display.Length == 0)
            {
                server = PrivateXServer.Start(_directory, 1280, 800);
                (display, authority) = (server.DisplayName, server.AuthorityFile);
                _environment["DISPLAY"] = display;
                _environment["XAUTHORITY"] = authority;
                Say("near screen", $"an X server of its own, {display} (there is no $DISPLAY)");
            }
            else
            {
                Say("near screen", $"yours, {display}");
            }

            if (_ssh)
            {
                sshd = new LoopbackSshd(_directory, runtime);
                _target.AddRange(["ssh:loopback", "--ssh", sshd.Command, "--remote-rdfwd", ProgramFile]);
            }

            Show(display, authority);
            return (int)ExitCode.Ok;
        }
        finally
        {
            sshd?.Dispose();
            server?.Dispose();
            Directory.Delete(_directory, recursive: true);
        }
    }

    private string ErrorsFile => Path.Combine(_directory, "errors");

    private static string ProgramFile => Environment.ProcessPath ?? "/proc/self/exe";

    private void Show(string display, string? authority)
    {
        string[] start = ["start", .. _target, "--attach=yes", "--session-name=demo", "--env=PS1=demo> ", $"--child=xterm -T '{Title}' -geometry 90x12 -e sh -i"];
        long began = Stopwatch.GetTimestamp();
        using ChildProcess client = Spawn(start);
        try
        {
            using DemoScreen screen = new(display, authority);
            Await("the window does not appear", client, () => screen.TryFind(Title));
            Say("window", Milliseconds("here after {0:0} ms: X server, session, xterm, client", Stopwatch.GetElapsedTime(began)));
            screen.AwaitQuiet(TimeSpan.FromMilliseconds(400));
            TypeInto(screen, client);
            screen.AwaitQuiet(TimeSpan.FromMilliseconds(500));
            SavePicture(screen);
        }
        finally
        {
            Stop(client);
        }
    }

    private void TypeInto(DemoScreen screen, ChildProcess client)
    {
        Await("the window does not get the keyboard; click into it", client, screen.TryFocus);
        List<double> times = [];
        foreach (char character in "uname -sm\n" + SecondLine + "\n")
        {
            if (_interrupted)
                throw new SessionException(Failure.Interrupted, "interrupted");
            if (!screen.HasFocus())
                throw new SessionException(Failure.NoDisplay, "another window took the keyboard; nothing more is typed");
            if (screen.Type(character, TimeSpan.FromSeconds(2)) is { } time && character != '\n')
                times.Add(time.TotalMilliseconds);
            screen.AwaitQuiet(TimeSpan.FromMilliseconds(25));
        }

        if (times.Count == 0)
            throw new SessionException(Failure.Timeout, "what is typed into the window does not change it");
        times.Sort();
        Say("typed", $"uname -sm; {SecondLine}");
        Say("key to glass", string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2]:0.0} ms median, {times[times.Count * 95 / 100]:0.0} ms p95, {times.Count} keys"));
    }

    private void SavePicture(DemoScreen screen)
    {
        byte[] pixels = screen.Grab(out int width, out int height);
        try
        {
            using FileStream file = new(_picture, FileMode.Create);
            PngWriter.Write(file, pixels, width, height);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"{_picture} cannot be written: {SystemWords.Of(e)}", e);
        }

        Say("picture", string.Create(CultureInfo.InvariantCulture, $"{_picture}, {width}x{height}: what the client shows"));
    }

    private void Stop(ChildProcess client)
    {
        using (ChildProcess stop = Spawn(["stop", .. _target], quiet: true))
            stop.WaitForExit(Patience);
        if (!client.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            client.Kill(Libc.SIGTERM);
            client.WaitForExit(TimeSpan.FromSeconds(5));
        }
    }

    private ChildProcess Spawn(IReadOnlyList<string> words, bool quiet = false)
    {
        if (!quiet)
            Say("runs", $"rdfwd {Printable.Line(ShellWords.Join(words), 300)}");
        using FileStream errors = new(ErrorsFile, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        return ProcessSpawner.Spawn(new ProcessStart
        {
            FileName = ProgramFile,
            Arguments = words,
            Environment = _environment,
            StandardError = (int)errors.SafeFileHandle.DangerousGetHandle(),
            NewSession = true,
        });
    }

    private void Await(string otherwise, ChildProcess client, Func<bool> condition)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (_interrupted)
                throw new SessionException(Failure.Interrupted, "interrupted");
            if (client.TryGetExit(out _, out _))
                throw new SessionException(Failure.SessionEnded, "the client ended; it said:") { Details = File.ReadAllLines(ErrorsFile) };
            if (Stopwatch.GetElapsedTime(start) > Patience)
                throw new SessionException(Failure.Timeout, otherwise);
            Thread.Sleep(5);
        }
    }

    private void Say(string label, string text)
    {
        _output.WriteLine($"{label,-14}{text}");
    }

    private static string Milliseconds(string format, TimeSpan time)
    {
        return string.Format(CultureInfo.InvariantCulture, format, time.TotalMilliseconds);
    }
}
