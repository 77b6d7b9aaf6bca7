namespace Rdfwd.Session.Client;

/// <summary>Which way the clipboard goes.</summary>
public enum ClipboardDirection
{
    Both,
    ToFar,
    ToNear,
    Off,
}
