using Microsoft.Extensions.Logging;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;

namespace Rdfwd.Session.Bus;

/// <summary>
/// The D-Bus session of a session's programs: a dbus-daemon whose socket lies in the session's directory. Like the X server it
/// has a process session of its own, so that it survives its rdfwd daemon. Belongs to that daemon's main thread.
/// </summary>
internal sealed class SessionBus : IDisposable
{
    private const string AddressVariable = "DBUS_SESSION_BUS_ADDRESS";
    private const int ReadyDescriptor = 3;
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(10);

    private readonly SessionDirectory _directory;
    private readonly Dictionary<string, string> _environment;
    private readonly AppendingFile _output;
    private readonly ILogger _log;
    private WatchedProcess? _process;
    private string? _reason;

    private SessionBus(SessionDirectory directory, Dictionary<string, string> environment, AppendingFile output, ILogger log)
    {
        _directory = directory;
        _environment = environment;
        _output = output;
        _log = log;
    }

    /// <summary>Of the bus; empty where there is none.</summary>
    public string Address => _process is null ? "" : BusAddress.OfSocket(_directory.BusPath);

    /// <summary>Why there is none, as a clause; empty where there is one.</summary>
    public string Reason => _reason ?? "";

    /// <summary>Polls readable once the bus has ended; null where there is none.</summary>
    public int? Descriptor => _process?.Descriptor;

    /// <summary>Starts a bus, or adopts the one that an earlier daemon left. A machine that cannot have one gets none, with a reason.</summary>
    /// <param name="directory">The session's.</param>
    /// <param name="wanted">Whether the session is to have one.</param>
    /// <param name="adopted">What an earlier daemon recorded, or null.</param>
    /// <param name="environment">Of the session's programs; gets the address.</param>
    /// <param name="output">Takes what the bus and the services that it starts print; stays the caller's.</param>
    /// <param name="log">Gets what happens.</param>
    public static SessionBus Open(SessionDirectory directory, bool wanted, ProcessRecord? adopted, Dictionary<string, string> environment, AppendingFile output, ILogger log)
    {
        SessionBus bus = new(directory, environment, output, log);
        if (!wanted)
            bus._reason = "the session was started with --dbus=no";
        else if (adopted is not null && WatchedProcess.Adopt(adopted) is { } process)
            bus._process = process;
        else
            bus.TryStart();
        if (bus._process is not null)
            environment[AddressVariable] = bus.Address;
        return bus;
    }

    public ProcessRecord? ToRecord() => _process?.ToRecord();

    /// <summary>Replaces a bus that has ended by another one; true when there was one.</summary>
    public bool LookAfter()
    {
        if (_process?.HasExited(out int? status) != true)
            return false;
        _log.LogWarning("the session's D-Bus daemon ended with status {Status} and is started again; programs that used it must be started anew", status);
        _process.Dispose();
        _process = null;
        TryStart();
        return true;
    }

    public void Stop(TimeSpan grace)
    {
        if (_process is null)
            return;
        _process.Signal(Libc.SIGTERM);
        if (_process.WaitForExit(grace))
            return;
        _process.Signal(Libc.SIGKILL);
        _process.WaitForExit(grace);
    }

    public void Dispose() => _process?.Dispose();

    private void TryStart()
    {
        try
        {
            _process = Start();
            _reason = null;
            _log.LogInformation("D-Bus daemon {Pid} serves the session's programs at {Address}", _process.Pid, Address);
        }
        catch (SessionException e)
        {
            _reason = e.Message;
            _log.LogWarning("The session's programs have no D-Bus session of their own: {Reason}", e.Message);
        }
    }

    private WatchedProcess Start()
    {
        if (!ProgramFinder.TryFind("dbus-daemon", Environment.GetEnvironmentVariable("PATH"), out string? program))
            throw new SessionException(Failure.FileFailed, $"dbus-daemon is not on {Environment.MachineName}; install it with: sudo apt-get install dbus-daemon");
        string address = BusAddress.OfSocket(_directory.BusPath);
        _ = Libc.unlink(_directory.BusPath);
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            WatchedProcess process;
            using (writer)
                process = Spawn(program, address, writer);
            if (IsReady(reader))
            {
                RestrictSocket();
                return process;
            }

            process.Signal(Libc.SIGKILL);
            process.WaitForExit(TimeSpan.FromSeconds(5));
            process.Dispose();
            throw new SessionException(Failure.FileFailed, $"dbus-daemon did not get ready; what it said is in {_directory.ProgramsLogPath}");
        }
    }

    private WatchedProcess Spawn(string program, string address, SafeFileDescriptor ready)
    {
        string[] arguments = ["--session", "--nofork", "--nopidfile", "--nosyslog", $"--address={address}", $"--print-address={ReadyDescriptor}"];
        try
        {
            ChildProcess process = ProcessSpawner.Spawn(new ProcessStart
            {
                FileName = program,
                Arguments = arguments,
                // Services that it starts are programs of the session.
                Environment = new Dictionary<string, string>(_environment) { [AddressVariable] = address },
                StandardOutput = _output.Descriptor,
                StandardError = _output.Descriptor,
                Inherited = [new InheritedDescriptor(ready.Descriptor, ReadyDescriptor)],
                NewSession = true,
                WorkingDirectory = "/",
            });
            return WatchedProcess.Own(process, Text.ShellWords.Join([program, .. arguments]));
        }
        catch (NativeException e)
        {
            throw new SessionException(Failure.FileFailed, $"{program} cannot be run: {e.Message}", e);
        }
    }

    private void RestrictSocket()
    {
        try
        {
            File.SetUnixFileMode(_directory.BusPath, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The directory is private in any case.
            _log.LogDebug("{Path} keeps its mode: {Reason}", _directory.BusPath, SystemWords.Of(e));
        }
    }

    /// <summary>The bus prints its address when it listens.</summary>
    private static unsafe bool IsReady(SafeFileDescriptor reader)
    {
        long deadline = Environment.TickCount64 + (long)StartTime.TotalMilliseconds;
        byte* bytes = stackalloc byte[256];
        while (deadline - Environment.TickCount64 is > 0 and long rest)
        {
            if (!FileDescriptors.Wait(reader.Descriptor, Libc.POLLIN, (int)rest))
                continue;
            nint count = Libc.read(reader, bytes, 256);
            if (count <= 0)
                return false;
            if (new ReadOnlySpan<byte>(bytes, (int)count).Contains((byte)'\n'))
                return true;
        }

        return false;
    }
}
