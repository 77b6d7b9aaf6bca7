using System.Globalization;
using System.Text.RegularExpressions;

namespace Rdfwd.Bench.Runs;

/// <summary>The kernel's own count of a TCP connection's bytes (tcp_info), through the command ss.</summary>
internal static partial class TcpCounters
{
    /// <summary>Of the busiest connection that a server has on a port of this machine; null when it has none or there is no ss.</summary>
    public static WireBytes? OfServerPort(int port)
    {
        string? text = ProgramOutput.Read("ss", ["-tinHO", "state", "established", string.Create(CultureInfo.InvariantCulture, $"sport = :{port}")]);
        WireBytes? busiest = null;
        foreach (string line in text?.Split('\n') ?? [])
        {
            WireBytes bytes = new(Number(Received().Match(line)), Number(Acknowledged().Match(line)));
            if (busiest is null || bytes.Up + bytes.Down > busiest.Value.Up + busiest.Value.Down)
                busiest = bytes;
        }

        return busiest;
    }

    [GeneratedRegex(@"\bbytes_received:(\d+)")]
    private static partial Regex Received();

    [GeneratedRegex(@"\bbytes_acked:(\d+)")]
    private static partial Regex Acknowledged();

    private static long Number(Match match) => match.Success ? long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
}
