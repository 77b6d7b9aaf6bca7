namespace Rdfwd.Wire.Messages;

/// <summary>The roles that an end names in <see cref="Hello"/>.</summary>
public static class Roles
{
    /// <summary>The near end's first step, or the process that ssh runs at the far end.</summary>
    public const string Connect = "connect";

    /// <summary>Shows the windows of a session.</summary>
    public const string Attach = "attach";

    /// <summary>Sees the windows of a session beside who shows them, and keeps what it sees.</summary>
    public const string Record = "record";

    /// <summary>Asks questions and gives orders, shows nothing.</summary>
    public const string Control = "control";

    /// <summary>Sends input devices.</summary>
    public const string Device = "device";

    /// <summary>Holds a session.</summary>
    public const string Daemon = "daemon";
}
