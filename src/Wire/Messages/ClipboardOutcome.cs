namespace Rdfwd.Wire.Messages;

/// <summary>How a transfer of clipboard content ended. Unknown numbers mean <see cref="Failed"/>.</summary>
public enum ClipboardOutcome : byte
{
    /// <summary>All bytes were sent.</summary>
    Done = 0,

    /// <summary>The owner does not have that target, or failed.</summary>
    Failed = 1,

    /// <summary>Somebody else owns the selection by now.</summary>
    Stale = 2,

    /// <summary>The policy of the end that has the content does not allow it now.</summary>
    Refused = 3,

    /// <summary>The content is larger than the limit of one end.</summary>
    TooLarge = 4,

    /// <summary>Too many transfers are under way.</summary>
    Busy = 5,
}
