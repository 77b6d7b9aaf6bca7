namespace Rdfwd.Wire;

/// <summary>The channels in order of priority: the lower goes first on the wire (docs/protocol.md, "Frames").</summary>
public enum Channel : byte
{
    /// <summary>Session, windows, input.</summary>
    Control = 0,

    /// <summary>Frame acknowledgements.</summary>
    Ack = 1,

    /// <summary>Cursor images.</summary>
    Cursor = 2,

    /// <summary>Sound.</summary>
    Audio = 3,

    /// <summary>Frames of small changes and of the focused window.</summary>
    PixelsFirst = 4,

    /// <summary>Other frames.</summary>
    Pixels = 5,

    /// <summary>Clipboard, files, screenshots.</summary>
    Bulk = 6,
}
