using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rdfwd.Cli.Printing;
using Rdfwd.Display;
using Rdfwd.Display.Near;
using Rdfwd.Session;
using Rdfwd.Session.Client;
using Rdfwd.Session.Health;
using Rdfwd.Session.Text;

namespace Rdfwd.Cli.Commands;

/// <summary>Opens what shows the windows.</summary>
internal static class NearEnds
{
    /// <summary>Throws a no-display failure when the X display cannot be used.</summary>
    public static INearEnd Open(NearDisplayOptions options, ClipboardDirection clipboard, long clipboardLimitBytes, ServiceOptions services, bool verbose)
    {
        ILogger log = verbose ? new StandardErrorLog() : NullLogger.Instance;
        try
        {
            return DisplayNearEnd.Open(options with { TryCodecs = CodecTrial.Ask }, clipboard, clipboardLimitBytes, services, log);
        }
        catch (DisplayException e)
        {
            throw new SessionException(Failure.NoDisplay, $"windows cannot be shown here: {Printable.Continued(e.Message)}", e);
        }
    }
}
