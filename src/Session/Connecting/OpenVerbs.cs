namespace Rdfwd.Session.Connecting;

/// <summary>The verbs of Open (docs/protocol.md).</summary>
public static class OpenVerbs
{
    /// <summary>Makes a session, or takes the one that the same line made before.</summary>
    public const string Start = "start";

    /// <summary>Shows the windows of a session.</summary>
    public const string Attach = "attach";

    /// <summary>An option of <see cref="Attach"/>: the client still shows the windows of a lost link.</summary>
    public const string Resume = "resume";

    /// <summary>Asks a session's daemon.</summary>
    public const string Control = "control";

    /// <summary>The sessions of the machine; answered by the connector.</summary>
    public const string List = "list";

    /// <summary>The program's version on the machine; answered by the connector.</summary>
    public const string Version = "version";

    /// <summary>What the machine lacks; answered by the connector.</summary>
    public const string Doctor = "doctor";

    /// <summary>Creates the input devices that the client sends; served by the connector itself.</summary>
    public const string Devices = "devices";
}
