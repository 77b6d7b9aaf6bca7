using System.Globalization;

namespace Rdfwd.Bench.Runs;

/// <summary>The kernel's own count of a TCP connection's bytes (tcp_info), through the command ss.</summary>
internal static class TcpCounters
{
    /// <summary>Of the busiest connection that a server has on a port of this machine; null when it has none or there is no ss.</summary>
    public static WireBytes? OfServerPort(int port)
    {
        string? text = ProgramOutput.Read("ss", ["-tinHO", "state", "established", string.Create(CultureInfo.InvariantCulture, $"sport = :{port}")]);
        WireBytes? busiest = null;
        foreach (string line in text?.Split('\n') ?? [])
        {
            WireBytes bytes = new(Number(line, "bytes_received:"), Number(line, "bytes_acked:"));
            if (busiest is null || bytes.Up + bytes.Down > busiest.Value.Up + busiest.Value.Down)
                busiest = bytes;
        }

        return busiest;
    }

    private static long Number(string line, string name)
    {
        string? word = Array.Find(line.Split(' '), word => word.StartsWith(name, StringComparison.Ordinal));
        return word is not null && long.TryParse(word.AsSpan(name.Length), CultureInfo.InvariantCulture, out long number) ? number : 0;
    }
}
