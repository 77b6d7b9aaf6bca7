using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rdfwd.Cli.Printing;
using Rdfwd.Display;
using Rdfwd.Display.Near;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Health;
using Rdfwd.Session.Targets;

namespace Rdfwd.Cli.Commands;

/// <summary>Opens what shows the windows.</summary>
internal static class NearEnds
{
    /// <summary>Throws a no-display failure when the X display cannot be used.</summary>
    public static INearEnd Open(string displayName, Target target, ClipboardDirection clipboard, long clipboardLimitBytes, bool verbose, bool statistics, string? decoder)
    {
        ILogger log = verbose ? new StandardErrorLog() : NullLogger.Instance;
        string suffix = target.Kind == TargetKind.Ssh ? $" on {target.Host}" : "";
        try
        {
            NearDisplayOptions options = new(displayName, suffix, Statistics: statistics, Decoder: decoder, StartupId: Environment.GetEnvironmentVariable("DESKTOP_STARTUP_ID"))
            {
                TryCodecs = CodecTrial.Ask,
            };
            return DisplayNearEnd.Open(options, clipboard, clipboardLimitBytes, log);
        }
        catch (DisplayException e)
        {
            throw new SessionException(Failure.NoDisplay, $"the display here ({displayName}) cannot be used: {e.Message}", e);
        }
    }
}
