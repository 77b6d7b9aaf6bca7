namespace Rdfwd.Session.Daemon;

/// <summary>The attached client in <c>info</c>.</summary>
/// <param name="Who">user@host and address.</param>
/// <param name="Program">Its program and version.</param>
/// <param name="Since">When it attached.</param>
/// <param name="RoundTripMs">The last measured round trip in milliseconds, or null before the first.</param>
/// <param name="BytesSent">Since it attached.</param>
/// <param name="BytesReceived">Since it attached.</param>
/// <param name="QueuedBytes">Waiting here because the link is full.</param>
public sealed record ClientInfo(string Who, string Program, DateTimeOffset Since, double? RoundTripMs, long BytesSent, long BytesReceived, long QueuedBytes);
