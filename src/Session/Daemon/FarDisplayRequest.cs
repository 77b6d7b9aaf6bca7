using Microsoft.Extensions.Logging;

namespace Rdfwd.Session.Daemon;

/// <summary>What the display part needs: the display's name, its authority file, the encoding asked for, the log.</summary>
internal sealed record FarDisplayRequest(string DisplayName, string AuthorityFile, string Encoding, ILogger Log);
