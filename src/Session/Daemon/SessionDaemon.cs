using Microsoft.Extensions.Logging;
using Rdfwd.Display.Far;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;
using Rdfwd.Wire;

namespace Rdfwd.Session.Daemon;

/// <summary>
/// One session: its X server, programs, display and clients. <see cref="Run"/> owns the main thread, on which programs are
/// started and reaped; each client has a thread of its own (<see cref="DaemonClient"/>).
/// </summary>
internal sealed class SessionDaemon : IDisposable
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CreatorComes = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClientsGone = TimeSpan.FromSeconds(3);

    private readonly MainLoop _loop = new();
    private readonly ManualResetEventSlim _ended = new();
    private readonly SessionParts _parts;
    private readonly ClientRegister _clients;
    private readonly ILogger _log;
    private SessionRecord _record;
    private SessionSocket? _socket;
    private DaemonEnd? _end;
    private bool _ending;
    private string _endReason = "";
    private long _idleSince = Environment.TickCount64;
    private int _clientCount;

    // Who had the session made is told its end even when its programs are quicker than the connection.
    private bool _awaitsCreator;

    /// <param name="parts">What was started or adopted; taken over.</param>
    /// <param name="record">What the session's directory says.</param>
    public SessionDaemon(SessionParts parts, SessionRecord record)
    {
        _parts = parts;
        _record = record;
        _log = parts.Log;
        _clients = new ClientRegister(_log);
        _parts.Display.Lost += OnDisplayLost;
        _socket = new SessionSocket(parts.Directory, _log);
        _awaitsCreator = !parts.Adopted;
        SaveRecord();
    }

    public SessionDirectory Directory => _parts.Directory;

    public SessionRecord Record => Volatile.Read(ref _record);

    public IFarDisplay Display => _parts.Display;

    public Services.FarServices Services => _parts.Services;

    public ClientRegister Clients => _clients;

    public Remarks Remarks { get; } = new();

    public ILogger Log => _log;

    /// <summary>The session is ending. Any thread.</summary>
    public bool IsEnding => Volatile.Read(ref _ending);

    /// <summary>Serves until the session ends. Returns the exit status of the last program where the session was started for that, else 0.</summary>
    public int Run()
    {
        long nextCheck = Environment.TickCount64 + (long)CheckEvery.TotalMilliseconds;
        while (_end is null)
        {
            long wait = Math.Max(0, nextCheck - Environment.TickCount64);
            _loop.Wait(Descriptors(), TimeSpan.FromMilliseconds(wait));
            AcceptClients();
            LookAfterProcesses();
            if (Environment.TickCount64 < nextCheck)
                continue;
            nextCheck = Environment.TickCount64 + (long)CheckEvery.TotalMilliseconds;
            LookAfterDirectory();
            StopWhenIdle();
        }

        TearDown(_end.Value);
        return Record.ExitWithChildren && _end == DaemonEnd.Stop ? _parts.Programs.LastStatus ?? 0 : 0;
    }

    /// <summary>Ends the daemon from any thread. The first reason wins.</summary>
    public void End(DaemonEnd end, string reason)
    {
        _loop.Post(() => BeginEnd(end, reason));
    }

    /// <summary>The client that had the session made has been told that it is open, or none will come.</summary>
    public void CreatorServed()
    {
        _loop.Post(() => _awaitsCreator = false);
    }

    /// <summary>Waits until everything that <see cref="End"/> means has happened.</summary>
    public bool WaitEnded(TimeSpan timeout)
    {
        return _ended.Wait(timeout);
    }

    /// <summary>Starts a program in the session from any thread; returns its pid. Throws a child-not-found failure.</summary>
    public int StartProgram(IReadOnlyList<string> words)
    {
        if (Record.Kind == FarDisplayKind.Shadow)
            throw new SessionException(Failure.Refused, $"this session only shows display :{Record.Display}, which is somebody's desktop; start programs from there");
        return _loop.Invoke(() =>
        {
            ProgramLine line = ProgramLine.FromWords(words, _parts.Programs.SearchPath);
            int pid = _parts.Programs.Start(line, Environment.GetEnvironmentVariable("HOME") ?? "/").Pid;
            SaveRecord();
            return pid;
        });
    }

    /// <summary>Starts the given programs when none of the session's runs any more: a start line that came back finds what it asks for.</summary>
    public void EnsurePrograms(IReadOnlyList<string> commandLines)
    {
        _loop.Invoke(() =>
        {
            if (_parts.Programs.Running.Count > 0)
                return 0;
            foreach (string commandLine in commandLines)
                _parts.Programs.Start(ProgramLine.Parse(commandLine, _parts.Programs.SearchPath), Environment.GetEnvironmentVariable("HOME") ?? "/");
            SaveRecord();
            return commandLines.Count;
        });
    }

    /// <summary>What <c>info</c> shows.</summary>
    /// <param name="picture">Whether the display tells too what it does and why, which may take a moment.</param>
    public DaemonInfo GetInfo(bool picture = true)
    {
        SessionRecord record = Record;
        return new DaemonInfo
        {
            Display = $":{record.Display}",
            Name = record.Name,
            Uuid = record.Uuid,
            Program = ProgramVersion.Program,
            Build = ProgramVersion.Build,
            Started = record.Started,
            Adopted = _parts.Adopted,
            Directory = Directory.FullPath,
            Log = Directory.LogPath,
            Daemon = ProcessInfo.Of(Environment.ProcessId, Environment.ProcessPath ?? "rdfwd"),
            Memory = MemoryInfo.Read(),
            Kind = record.Kind,
            ReadOnly = record.ReadOnly,
            XServer = _parts.XServer is { } server ? ProcessInfo.Of(server.Pid, server.Command) : null,
            Programs = [.. record.Children.Select(child => ProcessInfo.Of(child.Pid, child.Command))],
            ExitWithChildren = record.ExitWithChildren,
            IdleTimeoutSeconds = record.IdleTimeoutSeconds,
            Client = _clients.Current?.GetInfo(),
            Services = Services.GetInfo(),
            Picture = picture ? Display.GetInfo() : default,
        };
    }

    public void Dispose()
    {
        _parts.Display.Lost -= OnDisplayLost;
        _socket?.Dispose();
        _parts.Dispose();
        _loop.Dispose();
        _ended.Dispose();
    }

    private void OnDisplayLost(string why)
    {
        End(DaemonEnd.Stop, $"its display ended ({why.TrimEnd('.')})");
    }

    private List<int> Descriptors()
    {
        List<int> descriptors = [];
        if (_parts.XServer is { } server)
            descriptors.Add(server.Descriptor);
        if (_parts.Bus.Descriptor is int bus)
            descriptors.Add(bus);
        if (_socket is not null)
            descriptors.Add(_socket.Descriptor);
        descriptors.AddRange(_parts.Programs.Running.Select(program => program.Descriptor));
        return descriptors;
    }

    private void AcceptClients()
    {
        while (_socket?.TryAccept() is { } socket)
        {
            DaemonClient client = new(this, socket, Interlocked.Increment(ref _clientCount));
            _clients.Add(client);
            client.Start();
        }
    }

    private void LookAfterProcesses()
    {
        if (_parts.Programs.Reap())
        {
            SaveRecord();
            TellEnds();
        }

        if (_awaitsCreator && Environment.TickCount64 - _idleSince > CreatorComes.TotalMilliseconds)
            _awaitsCreator = false;
        if (Record.ExitWithChildren && _parts.Programs.Running.Count == 0 && !_awaitsCreator)
            BeginEnd(DaemonEnd.Stop, _parts.Programs.LastStatus is int last ? $"its last program ended with status {last}" : "its last program ended");

        if (_parts.Bus.LookAfter())
        {
            Services.Serve(_parts.Bus.Address, _parts.Bus.Reason);
            SaveRecord();
        }

        if (_parts.XServer is { } server && server.HasExited(out int? status))
            BeginEnd(DaemonEnd.Stop, $"its X server ended{(status is null ? "" : $" with status {status}")}");
    }

    // With --exit-with-children the exit status tells it.
    private void TellEnds()
    {
        IReadOnlyList<string> failed = _parts.Programs.TakeFailed();
        if (Record.ExitWithChildren)
            return;
        foreach (string failure in failed)
            Remarks.Add(failure);
        if (_parts.Programs.Running.Count == 0)
            Remarks.Add($"no program that was started in session :{Record.Display} runs any more; rdfwd run starts another, rdfwd stop ends the session");
        _clients.Current?.TellRemarks();
    }

    private void LookAfterDirectory()
    {
        _parts.TrimLogs();
        if (_socket is null || _socket.IsInPlace)
            return;
        _log.LogWarning("the session's directory {Directory} has vanished and is made again", Directory.FullPath);
        if (!_parts.RestoreDirectory())
            return;
        _socket.Dispose();
        _socket = null;
        try
        {
            _socket = new SessionSocket(Directory, _log);
        }
        catch (RdfwdException e)
        {
            _log.LogWarning("the session's socket cannot be made: {Reason}", e.Message);
        }

        SaveRecord();
    }

    private void StopWhenIdle()
    {
        if (_clients.Current is not null)
            _idleSince = Environment.TickCount64;
        double limit = Record.IdleTimeoutSeconds;
        if (limit > 0 && Environment.TickCount64 - _idleSince > limit * 1000)
            BeginEnd(DaemonEnd.Stop, $"nobody was attached for {limit:0} seconds");
    }

    private void BeginEnd(DaemonEnd end, string reason)
    {
        if (_end is not null)
            return;
        _log.LogInformation("the session ends ({End}): {Reason}", end, reason);
        _end = end;
        _endReason = reason;
        Volatile.Write(ref _ending, true);
    }

    private void TearDown(DaemonEnd end)
    {
        _socket?.Dispose();
        _socket = null;
        _loop.Close();
        int? status = Record.ExitWithChildren && _parts.Programs.Running.Count == 0 ? _parts.Programs.LastStatus : null;
        if (end == DaemonEnd.Stop)
            _parts.Programs.Stop(Grace);
        _clients.Current?.SayEnd(end, end == DaemonEnd.Stop ? $"session :{Record.Display} has ended: {_endReason}" : $"the daemon of session :{Record.Display} has ended ({_endReason}); its programs run on", status);
        _clients.WaitAttachedGone(ClientsGone);
        _parts.Display.Lost -= OnDisplayLost;
        if (end == DaemonEnd.Stop)
        {
            // First, because the display's threads wait for a server that stalls.
            _parts.StopXServer(Grace);
            _parts.Bus.Stop(Grace);
            _parts.Display.Dispose();
            Directory.Delete();
        }
        else
        {
            _parts.Display.Dispose();
            _record = _record with { Daemon = null };
            SaveFile();
        }

        _ended.Set();
        _clients.WaitAllGone(ClientsGone);
    }

    private void SaveRecord()
    {
        Volatile.Write(ref _record, _record with
        {
            Daemon = ProcessRecord.Of(Environment.ProcessId, "rdfwd _session"),
            XServer = _parts.XServer?.ToRecord(),
            Bus = _parts.Bus.ToRecord(),
            Children = [.. _parts.Programs.Running.Select(program => program.ToRecord())],
        });
        SaveFile();
    }

    private void SaveFile()
    {
        try
        {
            Directory.WriteRecord(_record);
        }
        catch (SessionException e)
        {
            _log.LogWarning("{Reason}", e.Message);
        }
    }
}
