namespace Rdfwd.Wire.Messages;

/// <summary>What became of a frame at the near end.</summary>
public enum FrameResult : byte
{
    /// <summary>It is on the screen.</summary>
    Shown = 0,

    /// <summary>It was not drawn: its window is gone or hidden.</summary>
    Skipped = 1,

    /// <summary>It could not be decoded; the sender starts anew with a frame that needs no other.</summary>
    CannotDecode = 2,
}
