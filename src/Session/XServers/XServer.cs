using System.Text;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;
using Rdfwd.Session.Text;

namespace Rdfwd.Session.XServers;

/// <summary>Starts X servers for sessions. They get a session of their own, so that they survive their daemon.</summary>
internal static class XServer
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Starts a server on the directory's display and waits until it takes clients. Throws a display-taken failure when
    /// another server has the display, else an X server failure with the last lines of its log.
    /// </summary>
    public static WatchedProcess Start(SessionDirectory directory, string command, AppendingFile log)
    {
        IReadOnlyList<string> line = XServerCommand.Build(command, directory.Display, directory.AuthorityPath);
        if (!ProgramFinder.TryFind(line[0], Environment.GetEnvironmentVariable("PATH"), out string? program))
        {
            string cure = command.Length == 0 ? "install it with: sudo apt-get install xvfb" : "check --xvfb";
            throw new SessionException(Failure.XServerFailed, $"the X server '{Printable.Line(line[0], 100)}' is not on {Environment.MachineName}; {cure}");
        }

        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            WatchedProcess process;
            using (writer)
                process = Spawn(program, line, writer, log);
            try
            {
                WaitUntilReady(process, reader, directory);
                return process;
            }
            catch
            {
                process.Signal(Libc.SIGKILL);
                process.WaitForExit(TimeSpan.FromSeconds(5));
                process.Dispose();
                throw;
            }
        }
    }

    private static WatchedProcess Spawn(string program, IReadOnlyList<string> line, SafeFileDescriptor ready, AppendingFile log)
    {
        try
        {
            ChildProcess process = ProcessSpawner.Spawn(new ProcessStart
            {
                FileName = program,
                Arguments = [.. line.Skip(1)],
                StandardOutput = log.Descriptor,
                StandardError = log.Descriptor,
                Inherited = [new InheritedDescriptor(ready.Descriptor, XServerCommand.DisplayDescriptor)],
                NewSession = true,
                WorkingDirectory = "/",
            });
            return WatchedProcess.Own(process, ShellWords.Join(line));
        }
        catch (NativeException e)
        {
            throw new SessionException(Failure.XServerFailed, $"the X server {program} cannot be run: {e.Message}", e);
        }
    }

    private static void WaitUntilReady(WatchedProcess process, SafeFileDescriptor reader, SessionDirectory directory)
    {
        StringBuilder text = new();
        long deadline = Environment.TickCount64 + (long)StartTime.TotalMilliseconds;
        Span<byte> bytes = stackalloc byte[64];
        while (text.Length < 64)
        {
            long rest = deadline - Environment.TickCount64;
            if (rest <= 0)
                throw Failed($"the X server did not get ready within {StartTime.TotalSeconds:0} seconds", directory);
            if (!FileDescriptors.Wait(reader.Descriptor, Libc.POLLIN, (int)rest))
                continue;
            int count = ReadSome(reader, bytes);
            if (count <= 0)
                break;
            text.Append(Encoding.ASCII.GetString(bytes[..count]));
            if (text.ToString().Contains('\n', StringComparison.Ordinal))
                return;
        }

        process.WaitForExit(TimeSpan.FromSeconds(2));
        IReadOnlyList<string> tail = SessionDirectory.Tail(directory.XServerLogPath, 12);
        if (tail.Any(said => said.Contains("already active for display", StringComparison.Ordinal) || said.Contains("server already running", StringComparison.Ordinal)))
            throw new SessionException(Failure.DisplayTaken, $"display :{directory.Display} is in use by another X server; take another number or none");
        throw Failed("the X server ended at once", directory);
    }

    private static SessionException Failed(string what, SessionDirectory directory)
    {
        IReadOnlyList<string> tail = SessionDirectory.Tail(directory.XServerLogPath, 12);
        return new SessionException(Failure.XServerFailed, what + (tail.Count > 0 ? "; it said:" : " and said nothing")) { Details = tail };
    }

    private static unsafe int ReadSome(SafeFileDescriptor descriptor, Span<byte> into)
    {
        fixed (byte* start = into)
            return (int)Libc.read(descriptor, start, (nuint)into.Length);
    }
}
