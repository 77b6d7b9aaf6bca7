using Microsoft.Extensions.Logging;
using Rdfwd.Display.Far;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Bus;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;
using Rdfwd.Session.Services;
using Rdfwd.Session.Shadows;
using Rdfwd.Session.Starting;
using Rdfwd.Session.XServers;
using Rdfwd.Wire;

namespace Rdfwd.Session.Daemon;

/// <summary>Makes a session or adopts one. What fails on the way is taken back.</summary>
internal sealed class SessionStarter
{
    private const long MaxLogBytes = 1 << 20;
    private const int DisplayAttempts = 50;

    private readonly Func<FarDisplayRequest, IFarDisplay> _openDisplay;
    private readonly TextWriter? _console;

    /// <param name="openDisplay">Makes the display part on a running X server.</param>
    /// <param name="console">Also gets the log's lines; null for none.</param>
    public SessionStarter(Func<FarDisplayRequest, IFarDisplay> openDisplay, TextWriter? console)
    {
        _openDisplay = openDisplay;
        _console = console;
    }

    /// <summary>Starts X server, display part and programs. Throws <see cref="SessionException"/>.</summary>
    public SessionDaemon Start(StartOptions options)
    {
        if (options.Kind == FarDisplayKind.Shadow)
            return StartShadow(options);
        string? searchPath = SearchPath(options.Environment);
        List<ProgramLine> lines = [.. options.Children.Select(child => ProgramLine.Parse(child, searchPath))];
        string root = RuntimeRoot.Create();
        byte[] cookie = XAuthorityFile.NewCookie();
        (SessionDirectory directory, AppendingFile xLog, WatchedProcess server) = StartServer(root, options, cookie);
        SessionLog log = NewLog(directory);
        ProgramSet? programs = null;
        IFarDisplay? display = null;
        SessionBus? bus = null;
        try
        {
            log.LogInformation("{Program} serves display :{Display}; X server {Pid}: {Command}", ProgramVersion.Program, directory.Display, server.Pid, server.Command);
            SessionRecord record = NewRecord(directory, options, lines);
            display = OpenDisplay(record, directory.AuthorityPath, options.Size, log);
            AppendingFile programsLog = new(directory.ProgramsLogPath);
            Dictionary<string, string> environment = ProgramEnvironment.Build(Environment.GetEnvironmentVariables(), directory.Display, directory.AuthorityPath, record.Name, options.Environment);
            OpenerScript.Install(directory, ProgramPath, environment, options.Environment);
            bus = SessionBus.Open(directory, options.WantsBus, adopted: null, environment, programsLog, log);
            FarServices services = new(log);
            services.Serve(bus.Address, bus.Reason);
            services.Watch($":{directory.Display}", directory.AuthorityPath, options.Kind);
            programs = new ProgramSet(programsLog, environment, log);
            string workingDirectory = options.WorkingDirectory.Length > 0 ? options.WorkingDirectory : Environment.GetEnvironmentVariable("HOME") ?? "/";
            foreach (ProgramLine line in lines)
                programs.Start(line, workingDirectory);
            SessionParts parts = new()
            {
                Directory = directory,
                Log = log,
                Cookie = cookie,
                XServerLog = xLog,
                ProgramsLog = programsLog,
                XServer = server,
                Programs = programs,
                Display = display,
                Bus = bus,
                Services = services,
            };
            return new SessionDaemon(parts, record);
        }
        catch
        {
            programs?.Stop(TimeSpan.Zero);
            bus?.Stop(TimeSpan.FromSeconds(2));
            display?.Dispose();
            server.Signal(Libc.SIGKILL);
            server.WaitForExit(TimeSpan.FromSeconds(2));
            log.Dispose();
            directory.Delete();
            throw;
        }
    }

    /// <summary>Takes over a session whose daemon is gone. Throws when its X server is gone too.</summary>
    public SessionDaemon Adopt(SessionDirectory directory)
    {
        if (directory.ReadRecord() is not { XServer: { } serverRecord } record || directory.ReadCookie() is not { } cookie)
            throw new SessionException(Failure.NoSuchSession, $"session :{directory.Display} cannot be adopted; its directory {directory.FullPath} is damaged");
        WatchedProcess server = WatchedProcess.Adopt(serverRecord)
            ?? throw new SessionException(Failure.NoSuchSession, $"session :{directory.Display} is gone with its X server");
        SessionLog log = NewLog(directory);
        log.LogInformation("{Program} adopts display :{Display} with X server {Pid}", ProgramVersion.Program, directory.Display, server.Pid);
        directory.WritePid(Environment.ProcessId);
        AppendingFile programsLog = new(directory.ProgramsLogPath);
        Dictionary<string, string> environment = ProgramEnvironment.Build(Environment.GetEnvironmentVariables(), directory.Display, directory.AuthorityPath, record.Name, record.Environment);
        OpenerScript.Install(directory, ProgramPath, environment, record.Environment);
        SessionBus bus = SessionBus.Open(directory, record.WantsBus, record.Bus, environment, programsLog, log);
        FarServices services = new(log);
        services.Serve(bus.Address, bus.Reason);
        services.Watch($":{directory.Display}", directory.AuthorityPath, record.Kind);
        ProgramSet programs = new(programsLog, environment, log);
        programs.Adopt(record.Children);
        SessionParts parts = new()
        {
            Directory = directory,
            Log = log,
            Cookie = cookie,
            XServerLog = new AppendingFile(directory.XServerLogPath),
            ProgramsLog = programsLog,
            XServer = server,
            Programs = programs,
            Display = OpenDisplay(record, directory.AuthorityPath, size: null, log),
            Bus = bus,
            Services = services,
            Adopted = true,
        };
        return new SessionDaemon(parts, record with { Version = ProgramVersion.Text, ProtocolMajor = (int)ProtocolVersion.Major });
    }

    private static string ProgramPath => Environment.ProcessPath ?? "rdfwd";

    private static string? SearchPath(IEnumerable<string> assignments)
    {
        return assignments.LastOrDefault(assignment => assignment.StartsWith("PATH=", StringComparison.Ordinal))?["PATH=".Length..]
            ?? Environment.GetEnvironmentVariable("PATH");
    }

    private SessionLog NewLog(SessionDirectory directory)
    {
        return new SessionLog(directory.LogPath, MaxLogBytes, TimeProvider.System, _console);
    }

    // A display that is somebody's. The daemon's end is the session's end: there is nothing to adopt.
    private SessionDaemon StartShadow(StartOptions options)
    {
        ShadowedDisplay shadowed = ShadowedDisplay.Find(options.ShadowDisplay);
        string root = RuntimeRoot.Create();
        SessionDirectory directory = new(root, shadowed.Number);
        if (!directory.TryCreate())
            throw new SessionException(Failure.DisplayTaken, $"display :{shadowed.Number} is a session's already; use it with: rdfwd attach :{shadowed.Number}");
        SessionLog? log = null;
        IFarDisplay? display = null;
        try
        {
            directory.WritePid(Environment.ProcessId);
            log = NewLog(directory);
            log.LogInformation("{Program} shows display :{Display}, authority {Authority}", ProgramVersion.Program, shadowed.Number, shadowed.AuthorityFile ?? "by default");
            SessionRecord record = NewRecord(directory, options, []);
            display = OpenDisplay(record, shadowed.AuthorityFile, size: null, log);
            AppendingFile programsLog = new(directory.ProgramsLogPath);
            // The display's owner has a bus and a desktop already.
            SessionBus bus = SessionBus.Open(directory, wanted: false, adopted: null, [], programsLog, log);
            SessionParts parts = new()
            {
                Directory = directory,
                Log = log,
                ProgramsLog = programsLog,
                Programs = new ProgramSet(programsLog, [], log),
                Display = display,
                Bus = bus,
                Services = new FarServices(log),
            };
            return new SessionDaemon(parts, record);
        }
        catch
        {
            display?.Dispose();
            log?.Dispose();
            directory.Delete();
            throw;
        }
    }

    private IFarDisplay OpenDisplay(SessionRecord record, string? authorityFile, ScreenSize? size, ILogger log)
    {
        string title = record.Kind == FarDisplayKind.Shadow ? $"display :{record.Display}" : record.Name;
        try
        {
            return _openDisplay(new FarDisplayRequest($":{record.Display}", authorityFile, record.Encoding, record.Kind, title, size, log));
        }
        catch (Rdfwd.Display.DisplayException e)
        {
            throw new SessionException(Failure.XServerFailed, $"the session's display :{record.Display} cannot be used: {e.Message}", e);
        }
        catch (DllNotFoundException e)
        {
            throw new SessionException(Failure.XServerFailed, $"a library is missing on {Environment.MachineName} ({Text.Printable.Line(e.Message, 200)}); rdfwd doctor says which package has it", e);
        }
    }

    private static (SessionDirectory Directory, AppendingFile Log, WatchedProcess Server) StartServer(string root, StartOptions options, byte[] cookie)
    {
        if (options.Display is int wanted)
        {
            if (TryStartServer(new SessionDirectory(root, wanted), options, cookie) is { } started)
                return started;
            throw new SessionException(Failure.DisplayTaken, $"display :{wanted} is in use; take another number or none");
        }

        int display = DisplayNumbers.FirstAutomatic;
        for (int attempt = 0; attempt < DisplayAttempts; display++)
        {
            if (DisplayNumbers.IsTaken(display))
                continue;
            attempt++;
            if (TryStartServer(new SessionDirectory(root, display), options, cookie) is { } started)
                return started;
        }

        throw new SessionException(Failure.DisplayTaken, "no free display was found; name one with --display=:N");
    }

    /// <summary>Null when the display is in use.</summary>
    private static (SessionDirectory Directory, AppendingFile Log, WatchedProcess Server)? TryStartServer(SessionDirectory directory, StartOptions options, byte[] cookie)
    {
        if (DisplayNumbers.IsTaken(directory.Display) || !directory.TryCreate())
            return null;
        AppendingFile? log = null;
        try
        {
            directory.WritePid(Environment.ProcessId);
            directory.WriteAuthority(cookie);
            log = new AppendingFile(directory.XServerLogPath);
            return (directory, log, XServer.Start(directory, options.XServer, log));
        }
        catch (RdfwdException e)
        {
            log?.Dispose();
            directory.Delete();
            if (e is SessionException { Failure: Failure.DisplayTaken })
                return null;
            throw;
        }
    }

    private static SessionRecord NewRecord(SessionDirectory directory, StartOptions options, List<ProgramLine> lines)
    {
        string unnamed = options.Kind switch
        {
            FarDisplayKind.Shadow => "shadow",
            FarDisplayKind.Desktop => "desktop",
            _ => "session",
        };
        string program = lines.Count > 0 ? Path.GetFileName(lines[0].Words[0]) : unnamed;
        bool usable = Targets.SessionSelector.IsValidName(program);
        return new SessionRecord
        {
            Name = options.Name.Length > 0 ? options.Name : usable ? program : unnamed,
            Named = options.Name.Length > 0,
            Uuid = Guid.NewGuid().ToString(),
            Display = directory.Display,
            Version = ProgramVersion.Text,
            ProtocolMajor = (int)ProtocolVersion.Major,
            Started = DateTimeOffset.Now,
            StartedWith = options.Children,
            ExitWithChildren = options.ExitWithChildren,
            IdleTimeoutSeconds = options.IdleTimeout.TotalSeconds,
            Encoding = options.Encoding,
            Kind = options.Kind,
            ReadOnly = options.ReadOnly,
            WantsBus = options.WantsBus,
            Environment = options.Environment,
        };
    }
}
