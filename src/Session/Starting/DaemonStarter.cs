using System.Text.Json;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;

namespace Rdfwd.Session.Starting;

/// <summary>Starts a session's daemon, detached from this process and its terminal, and waits for its word.</summary>
internal static class DaemonStarter
{
    /// <summary>Longer than the X server may take (<see cref="XServers.XServer"/>).</summary>
    private static readonly TimeSpan ReportTime = TimeSpan.FromSeconds(40);

    private const int MaxReportBytes = 256 * 1024;

    /// <summary>The directory of the session that the new daemon serves. Throws what the daemon reported.</summary>
    public static SessionDirectory Start(string programPath, DaemonRequest request)
    {
        byte[] asked = JsonSerializer.SerializeToUtf8Bytes(request, LineJson.Default.DaemonRequest);
        (SafeFileDescriptor requestReader, SafeFileDescriptor requestWriter) = FileDescriptors.CreatePipe();
        (SafeFileDescriptor reportReader, SafeFileDescriptor reportWriter) = FileDescriptors.CreatePipe();
        using (requestWriter)
        using (reportReader)
        {
            ChildProcess daemon;
            using (requestReader)
            using (reportWriter)
            {
                try
                {
                    daemon = ProcessSpawner.Spawn(new ProcessStart
                    {
                        FileName = programPath,
                        Arguments = ["_session"],
                        StandardInput = requestReader.Descriptor,
                        StandardOutput = reportWriter.Descriptor,
                        StandardError = reportWriter.Descriptor,
                        NewSession = true,
                        WorkingDirectory = "/",
                    });
                }
                catch (NativeException e)
                {
                    throw new SessionException(Failure.Internal, $"the session's daemon cannot be started: {e.Message}", e);
                }
            }

            using (daemon)
            {
                WriteAll(requestWriter, asked);
                requestWriter.Dispose();
                return Understand(ChildAnswer.Read(reportReader, MaxReportBytes, ReportTime, "the session's daemon did not get ready in time; see its log with: rdfwd list", IsComplete));
            }
        }
    }

    private static SessionDirectory Understand(string said)
    {
        string last = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(line => line.StartsWith('{')) ?? "";
        DaemonReport? report = null;
        try
        {
            if (last.Length > 0)
                report = JsonSerializer.Deserialize(last, LineJson.Default.DaemonReport);
        }
        catch (JsonException)
        {
            // It is shown as text below.
        }

        if (report is null)
            throw new SessionException(Failure.Internal, "the session's daemon ended before it was ready; it said:") { Details = [.. said.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(10)] };
        if (report.Directory.Length == 0)
            throw new SessionException(report.Failure, report.Message) { Details = report.Details };
        return new SessionDirectory(Path.GetDirectoryName(report.Directory)!, int.Parse(Path.GetFileName(report.Directory), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static unsafe void WriteAll(SafeFileDescriptor descriptor, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            nint written;
            fixed (byte* start = bytes)
                written = Libc.write(descriptor, start, (nuint)bytes.Length);
            if (written <= 0)
                return;
            bytes = bytes[(int)written..];
        }
    }

    /// <summary>Whether a whole line of JSON has come; what the runtime may print before it is not that.</summary>
    private static bool IsComplete(string said) => said.EndsWith('\n') && said.TrimEnd('\n').Split('\n')[^1].StartsWith('{');
}
