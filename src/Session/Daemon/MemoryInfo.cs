using System.Globalization;

namespace Rdfwd.Session.Daemon;

/// <summary>What this process holds in memory; in <c>info</c>. KiB, 0 when it cannot be read.</summary>
/// <param name="OwnKib">Its own: heaps, encoders, what the compiler made.</param>
/// <param name="SharedKib">Pictures that it shares with the X server, and what the compiler maps twice.</param>
/// <param name="FilesKib">Pages of files, such as the program itself, which processes share.</param>
/// <param name="ObjectsKib">Of its own: objects of the runtime, with those that nobody uses any more.</param>
public sealed record MemoryInfo(long OwnKib, long SharedKib, long FilesKib, long ObjectsKib)
{
    /// <summary>As it is now (proc_pid_status(5)).</summary>
    public static MemoryInfo Read()
    {
        string[] lines = [];
        try
        {
            lines = File.ReadAllLines("/proc/self/status");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Then it is not known.
        }

        return new MemoryInfo(Of(lines, "RssAnon:"), Of(lines, "RssShmem:"), Of(lines, "RssFile:"), GC.GetTotalMemory(false) / 1024);
    }

    private static long Of(string[] lines, string name)
    {
        string? line = Array.Find(lines, text => text.StartsWith(name, StringComparison.Ordinal));
        return line is not null && long.TryParse(line.AsSpan(name.Length).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture, out long value) ? value : 0;
    }
}
