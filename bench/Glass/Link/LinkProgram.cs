using System.Net;
using System.Net.Sockets;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench.Link;

/// <summary>The program <c>rdfwd _link</c>: a link of a given shape between its standard input and output and a TCP port or a command, for ssh's ProxyCommand.</summary>
public static class LinkProgram
{
    /// <summary>Until both directions have ended.</summary>
    public static void RunToPort(LinkShape shape, string host, int port, string? countersPath)
    {
        using SafeFileDescriptor socket = TcpConnector.Connect(host, port);
        FileDescriptors.SetNonBlocking(socket);
        using SafeFileDescriptor input = new(0, ownsHandle: false), output = new(1, ownsHandle: false);
        Run(shape, countersPath, input, output, socket, socket, () => _ = Libc.shutdown(socket.Descriptor, Libc.SHUT_WR));
    }

    /// <summary>Takes one connection to a port of this machine and links it to another port, until both directions have ended.</summary>
    public static void RunFromPort(LinkShape shape, int listenPort, string host, int port, string? countersPath)
    {
        using TcpListener listener = new(IPAddress.Loopback, listenPort);
        listener.Start(1);
        using Socket client = listener.AcceptSocket();
        client.NoDelay = true;
        using SafeFileDescriptor near = new((int)client.Handle, ownsHandle: false);
        using SafeFileDescriptor socket = TcpConnector.Connect(host, port);
        FileDescriptors.SetNonBlocking(socket);
        Run(shape, countersPath, near, near, socket, socket, () => _ = Libc.shutdown(socket.Descriptor, Libc.SHUT_WR));
    }

    /// <summary>Until both directions have ended. Returns the command's exit status.</summary>
    public static int RunToCommand(LinkShape shape, IReadOnlyList<string> command, string? countersPath)
    {
        (SafeFileDescriptor inputReader, SafeFileDescriptor inputWriter) = FileDescriptors.CreatePipe();
        (SafeFileDescriptor outputReader, SafeFileDescriptor outputWriter) = FileDescriptors.CreatePipe();
        ChildProcess child;
        using (inputReader)
        using (outputWriter)
        {
            child = ProcessSpawner.Spawn(new ProcessStart
            {
                FileName = command[0],
                Arguments = [.. command.Skip(1)],
                StandardInput = inputReader.Descriptor,
                StandardOutput = outputWriter.Descriptor,
                StandardError = 2,
            });
        }

        using (outputReader)
        using (inputWriter)
        using (child)
        {
            FileDescriptors.SetNonBlocking(outputReader);
            FileDescriptors.SetNonBlocking(inputWriter);
            using SafeFileDescriptor input = new(0, ownsHandle: false), output = new(1, ownsHandle: false);
            Run(shape, countersPath, input, output, outputReader, inputWriter, inputWriter.Dispose);
            _ = child.WaitForExit(TimeSpan.FromSeconds(10));
            return child.TryGetExit(out int code, out int signal) ? (signal == 0 ? code : 128 + signal) : 1;
        }
    }

    private static void Run(
        LinkShape shape, string? countersPath, SafeFileDescriptor input, SafeFileDescriptor output, SafeFileDescriptor fromFar, SafeFileDescriptor toFar, Action endOfInput)
    {
        FileDescriptors.SetNonBlocking(input);
        FileDescriptors.SetNonBlocking(output);
        using LinkCounters? counters = countersPath is null ? null : LinkCounters.Open(countersPath);
        long startNs = MonotonicClock.NowNs;
        // By itself a link's time is all there is; in a benchmark nobody could know how long all that comes before takes.
        Func<long>? schedule = counters is null ? null : () => Volatile.Read(ref counters.ScheduleNs) is var at and not 0 ? at - startNs : SimulatedPath.Never;
        LinkDirection up = new(input, toFar, new SimulatedPath(shape), startNs, bytes =>
        {
            if (counters is not null)
                Volatile.Write(ref counters.UpBytes, bytes);
        }, schedule);
        // Another seed, or both directions would stall at the same packets.
        LinkDirection down = new(fromFar, output, new SimulatedPath(shape with { Seed = shape.Seed + 1 }), startNs, bytes =>
        {
            if (counters is not null)
                Volatile.Write(ref counters.DownBytes, bytes);
        }, schedule);
        Thread upThread = new(() =>
        {
            up.Run();
            endOfInput();
        })
        { Name = "link-up", IsBackground = true };
        upThread.Start();
        // A far end that has ended ends the link, though the near end may not know yet.
        down.Run();
    }
}
