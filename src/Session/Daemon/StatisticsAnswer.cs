using Rdfwd.Display.Records;

namespace Rdfwd.Session.Daemon;

/// <summary>What <c>rdfwd top</c> shows of a session.</summary>
/// <param name="Display">As in <c>:7</c>.</param>
/// <param name="Name">Of the session.</param>
/// <param name="Seconds">Which time the figures of windows are of.</param>
/// <param name="NowUs">The far end's monotonic clock.</param>
/// <param name="Client">The attached client, or null.</param>
/// <param name="RoundTripUs">The link's shortest, of late; 0 while unknown.</param>
/// <param name="LinkBytesPerSecond">What the link is believed to deliver; 0 while unknown.</param>
/// <param name="InFlightBytes">Sent and not acknowledged.</param>
/// <param name="Decoder">FFmpeg's name of the near end's H.264 decoder; empty while it has told none.</param>
/// <param name="Windows">Those that had frames.</param>
/// <param name="Processes">The daemon, its X server, the programs.</param>
public sealed record StatisticsAnswer(
    string Display,
    string Name,
    double Seconds,
    long NowUs,
    ClientInfo? Client,
    long RoundTripUs,
    long LinkBytesPerSecond,
    long InFlightBytes,
    string Decoder,
    IReadOnlyList<WindowStatistics> Windows,
    IReadOnlyList<ProcessUse> Processes);
