using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Starting;

namespace Rdfwd.Session.Daemon;

/// <summary>The daemon as a process.</summary>
public static class DaemonProgram
{
    private const int MaxRequestBytes = 1 << 20;

    /// <summary>
    /// Runs a session as its connector asks on standard input (<see cref="DaemonRequest"/>), tells it on standard output how
    /// that went (<see cref="DaemonReport"/>), and then serves, away from both.
    /// </summary>
    public static int Run()
    {
        SessionDaemon daemon;
        try
        {
            DaemonRequest request = ReadRequest();
            SessionStarter starter = new(ForwardedFarDisplay.Open, null);
            daemon = request.Adopt.Length > 0
                ? starter.Adopt(Locate(request.Adopt))
                : starter.Start(StartOptions.FromWire(request.Options));
        }
        catch (RdfwdException e)
        {
            SessionException failure = e as SessionException ?? new SessionException(Failure.Internal, e.Message, e);
            Report(new DaemonReport { Failure = failure.Failure, Message = failure.Message, Details = failure.Details });
            return 1;
        }

        using (daemon)
        {
            Report(new DaemonReport { Directory = daemon.Directory.FullPath });
            LeaveStandardStreams(daemon.Directory.LogPath);
            using PosixSignalRegistration terminate = OnSignal(PosixSignal.SIGTERM, daemon, DaemonEnd.Leave);
            using PosixSignalRegistration hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = true);
            return daemon.Run();
        }
    }

    /// <summary>Runs a session in the foreground, with its log on <paramref name="console"/>. Ctrl-C stops it. Returns the last program's status where it ends with its programs.</summary>
    public static int RunForeground(StartOptions options, TextWriter console)
    {
        using SessionDaemon daemon = new SessionStarter(ForwardedFarDisplay.Open, console).Start(options);
        daemon.CreatorServed();
        using PosixSignalRegistration interrupt = OnSignal(PosixSignal.SIGINT, daemon, DaemonEnd.Stop);
        using PosixSignalRegistration terminate = OnSignal(PosixSignal.SIGTERM, daemon, DaemonEnd.Stop);
        return daemon.Run();
    }

    private static PosixSignalRegistration OnSignal(PosixSignal signal, SessionDaemon daemon, DaemonEnd end)
    {
        return PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            daemon.End(end, $"it received {signal}");
        });
    }

    private static DaemonRequest ReadRequest()
    {
        using Stream input = Console.OpenStandardInput();
        using MemoryStream bytes = new();
        byte[] buffer = new byte[8192];
        int count;
        while ((count = input.Read(buffer)) > 0 && bytes.Length < MaxRequestBytes)
            bytes.Write(buffer, 0, count);
        try
        {
            return JsonSerializer.Deserialize(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), LineJson.Default.DaemonRequest) ?? new DaemonRequest();
        }
        catch (JsonException e)
        {
            throw new SessionException(Failure.Usage, "rdfwd _session is started by rdfwd itself; use: rdfwd start", e);
        }
    }

    private static SessionDirectory Locate(string path)
    {
        string root = Path.GetDirectoryName(path) ?? "";
        return int.TryParse(Path.GetFileName(path), out int display) && RuntimeRoot.TryUse(root, create: false, out _)
            ? new SessionDirectory(root, display)
            : throw new SessionException(Failure.NoSuchSession, $"{path} is not a session's directory");
    }

    private static void Report(DaemonReport report)
    {
        using Stream output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes("\n" + JsonSerializer.Serialize(report, LineJson.Default.DaemonReport) + "\n"));
        output.Flush();
    }

    /// <summary>The connector waits for the end of these streams. What the runtime may still say goes to the log.</summary>
    private static void LeaveStandardStreams(string logPath)
    {
        using AppendingFile log = new(logPath);
        using AppendingFile nowhere = new("/dev/null");
        _ = Libc.dup2(nowhere.Descriptor, 0);
        _ = Libc.dup2(log.Descriptor, 1);
        _ = Libc.dup2(log.Descriptor, 2);
    }
}
