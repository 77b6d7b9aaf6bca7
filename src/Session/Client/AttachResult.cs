namespace Rdfwd.Session.Client;

/// <summary>How an attached client ended, and with which session.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Failure">For <see cref="AttachEnd.Failed"/>.</param>
/// <param name="Message">A sentence for a person.</param>
/// <param name="Display">The session's display, as in <c>:7</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="ChildStatus">The exit status of its last program, where the session told it.</param>
public sealed record AttachResult(AttachEnd Kind, Failure Failure, string Message, string Display, string Name, int? ChildStatus);
