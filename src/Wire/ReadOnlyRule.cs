namespace Rdfwd.Wire;

/// <summary>What a near end that may only look must not send, and a far end does not take from it (docs/protocol.md, "Read-only"). Pure.</summary>
public static class ReadOnlyRule
{
    /// <summary>Whether a message would do something to the session's display, its programs or its clipboard, or ask for the latter; or is about services, which only go to those who may act.</summary>
    public static bool IsRefused(MessageType type) => type
        is MessageType.Key or MessageType.Motion or MessageType.Button or MessageType.Focus or MessageType.ReleaseAll
        or MessageType.CommittedText or MessageType.Keymap or MessageType.LockState or MessageType.PointerWarped
        or MessageType.ConfigureWindow or MessageType.CloseWindow or MessageType.RaiseWindow or MessageType.SetFrameExtents
        or MessageType.DesktopSettings
        or MessageType.ClipboardOwner or MessageType.ClipboardGet or MessageType.ClipboardData or MessageType.ClipboardAck
        or MessageType.ClipboardEnd or MessageType.ClipboardCancel or MessageType.FileData or MessageType.FileAck or MessageType.FileWanted
        or MessageType.NotificationClosed or MessageType.NotificationAction or MessageType.LinkOpened or MessageType.NearServices;

    /// <summary>Whether a request (docs/protocol.md, "Response") only asks.</summary>
    public static bool IsQuestion(string verb) => verb is "info" or "frames" or "statistics" or "screenshot" or "detach";
}
